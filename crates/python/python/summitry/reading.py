"""Articles out of files, folders and archives, as the command line takes them."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

from . import _native


def read(*paths: str | os.PathLike, errors: str = "warn") -> Iterator[_native.Article]:
    """The articles of files (text, Markdown, HTML, JSON, JSON lines, CSV, WARC, WET, packed or not) and of folders.

    ``errors`` says what becomes of a record with which something is wrong: ``"warn"``, ``"skip"`` or ``"raise"``. What is no
    article to begin with, such as a picture in a folder, is passed over.
    """
    if errors not in ("warn", "skip", "raise"):
        raise ValueError(f"errors is {errors!r}: want 'warn', 'skip' or 'raise'")
    for path in map(Path, paths):
        for file, stem, found in _files(path):
            for article, left in _native.Records(file, str(file), stem, found):
                if article is not None:
                    yield article
                elif left[1] and errors == "raise":
                    raise _native.ArticleError(left[0])
                elif left[1] and errors == "warn":
                    warnings.warn(left[0], stacklevel=2)


def _files(path: Path) -> Iterator[tuple[Path, str, bool]]:
    """Each file with what its articles' ids are made from, and whether it was found in a folder."""
    if not path.is_dir():
        yield path, _stem(Path(path.name)), False
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(folder, name)
            yield file, _stem(file.relative_to(path)), True


def _stem(path: Path) -> str:
    """A name without its ending, and without that of its packing."""
    if path.suffix in (".gz", ".zst"):
        path = path.with_suffix("")
    return str(path.with_suffix(""))
