"""The pipeline: loaded once, and safe to share between threads."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import _native
from .facts import Facts

# How many articles wait for a thread: enough that none is idle while Python looks at what came back.
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


class Readings(Iterator[Facts]):
    """What :meth:`Pipeline.extract_many` gives: an iterator that knows its length where the articles have one, as tqdm asks."""

    def __init__(self, facts: Iterator[Facts], articles: Iterable):
        self._facts = facts
        self._articles = articles

    def __next__(self) -> Facts:
        return next(self._facts)

    def __len__(self) -> int:
        return len(self._articles)

    def __bool__(self) -> bool:
        # As any iterator, whether or not a length is known.
        return True


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
    ) -> Readings:
        """The facts of each article, in order, read by all cores with the interpreter's lock released.

        A plain string is an article of its own, ``article-1`` and so on. ``errors="skip"`` leaves out what cannot be read.
        The facts come one by one while others are read, and where ``articles`` has a length, so have they:
        ``tqdm(pipeline.extract_many(articles))`` shows how far it is.
        """
        if errors not in ("raise", "skip"):
            raise ValueError(f"errors is {errors!r}: want 'raise' or 'skip'")
        return Readings(self._readings(articles, threads or cores(), errors), articles)

    def _readings(self, articles: Iterable, threads: int, errors: str) -> Iterator[Facts]:
        for article, facts in self._each(articles, threads):
            if facts is not None:
                yield facts
            elif errors == "raise":
                raise _native.ArticleError(failed(article))

    def _each(self, articles: Iterable, threads: int) -> "Iterator[tuple[_native.Article, Facts | None]]":
        """Each article with its facts; with nothing where reading it failed."""
        crew = self._native.crew(threads)
        given = []
        for number, article in enumerate(articles, 1):
            article = article if isinstance(article, _native.Article) else _native.Article(article, id=f"article-{number}")
            given.append(article)
            crew.give(article)
            if len(given) > threads * PER_THREAD:
                yield given.pop(0), _facts(crew.take())
        for article in given:
            yield article, _facts(crew.take())

    def __repr__(self) -> str:
        return f"<Pipeline: {self._native.made_of()}>"


def failed(article: _native.Article) -> str:
    """What is said of an article that a rule failed on."""
    return f"reading the article `{article.id}` failed, which is a fault of summitry"


def _facts(native: _native.Facts | None) -> Facts | None:
    return None if native is None else Facts(native)
