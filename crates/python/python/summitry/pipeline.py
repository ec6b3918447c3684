"""The pipeline: loaded once, and safe to share between threads."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from . import _native
from .facts import Facts

# How many articles a thread is given at once: few enough that the first facts come soon, enough that no thread waits.
PER_THREAD = 16


def usual_model() -> Path | None:
    """The language model that the package ``summitry-model-en`` brings; nothing where another is named or it is not there."""
    if os.environ.get("SUMMITRY_MODEL"):
        return None
    try:
        import summitry_model_en
    except ImportError:
        return None
    return Path(summitry_model_en.PATH)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pipeline:
    """Reads articles: a language model and rules.

    ``model`` is a converted language model; without it that of ``SUMMITRY_MODEL``, of the package ``summitry-model-en``, of
    ``./models`` or of the user's data folder is taken. ``rules`` is a folder whose files replace those built in.
    """

    def __init__(self, model: str | os.PathLike | None = None, rules: str | os.PathLike | None = None):
        self._native = _native.Pipeline(model or usual_model(), rules)

    def extract(
        self,
        text: "str | _native.Article",
        *,
        id: str = "article",
        published: str | None = None,
        source: str | None = None,
    ) -> Facts:
        """Everything that one article says. ``published`` is its day (YYYY-MM-DD), from which "on Monday" is reckoned."""
        article = text if isinstance(text, _native.Article) else _native.Article(text, id=id, published=published, source=source)
        return Facts(self._native.extract(article))

    def extract_many(
        self, articles: "Iterable[str | _native.Article]", *, threads: int | None = None, errors: str = "raise"
    ) -> Iterator[Facts]:
        """The facts of each article, in order, read by all cores with the interpreter's lock released.

        A plain string is an article of its own, ``article-1`` and so on. ``errors="skip"`` leaves out what cannot be read.
        """
        if errors not in ("raise", "skip"):
            raise ValueError(f"errors is {errors!r}: want 'raise' or 'skip'")
        threads = threads or cores()
        numbered = enumerate(articles, 1)
        while batch := list(islice(numbered, threads * PER_THREAD)):
            given = [a if isinstance(a, _native.Article) else _native.Article(a, id=f"article-{n}") for n, a in batch]
            for article, native in zip(given, self._native.extract_batch(given, threads)):
                if native is not None:
                    yield Facts(native)
                elif errors == "raise":
                    raise _native.ArticleError(f"reading the article `{article.id}` failed, which is a fault of summitry")

    def __repr__(self) -> str:
        return f"<Pipeline: {self._native.made_of()}>"
