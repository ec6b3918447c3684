"""Articles out of files, folders and archives, as the command line takes them."""

import os
import warnings
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from . import _native


def read(
    *paths: str | os.PathLike, errors: str = "warn", fields: Mapping[str, str] | None = None
) -> Iterator[_native.Article]:
    """The articles of files (text, Markdown, HTML, JSON, JSON lines, CSV, WARC, WET, packed or not), folders and patterns.

    ``errors`` says what becomes of a record with which something is wrong: ``"warn"``, ``"skip"`` or ``"raise"``. What is no
    article to begin with, such as a picture in a folder, is passed over. ``fields`` says which field of JSON or CSV is what,
    where its name does not: ``{"text": "story"}``.
    """
    if errors not in ("warn", "skip", "raise"):
        raise ValueError(f"errors is {errors!r}: want 'warn', 'skip' or 'raise'")
    told = [f"{what}={field}" for what, field in (fields or {}).items()]
    for file, name, found in _native.inputs(paths):
        for article, left in _native.Records(file, str(file), name, found, told):
            if article is not None:
                yield article
            elif left[1] and errors == "raise":
                raise _native.ArticleError(left[0])
            elif left[1] and errors == "warn":
                warnings.warn(left[0], stacklevel=2)


def stem(path: str) -> str:
    """A name without its ending, and without that of its packing: what ids are made from."""
    name = PurePosixPath(path)
    if name.suffix in (".gz", ".zst"):
        name = name.with_suffix("")
    return str(name.with_suffix("")) if name.name else path
