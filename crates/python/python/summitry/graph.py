"""Knowledge graphs."""

import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from . import _native
from .facts import Facts

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name: kind for name, kind in
            [("integer", int), ("int", int), ("long", int), ("decimal", float), ("double", float), ("float", float)]}


@dataclass(frozen=True)
class Verification:
    """What :meth:`Graph.verify` found: how much was checked, and what is wrong with which node."""

    checked: dict[str, int]
    failures: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.failures


class Graph:
    """An RDF graph of articles, each in a named graph of its own, with the content of each claim in another.

    >>> graph = Graph()
    >>> graph.add(Pipeline().extract("Anna Smith met Boris Berg in Oslo."))
    'new'
    >>> graph.query("meetings", leader="Anna Smith")
    """

    def __init__(self, base: str | None = None):
        self._native = _native.Graph(base)

    @classmethod
    def open(cls, folder: str | os.PathLike) -> "Graph":
        """The graph of a folder that ``summitry build`` or :meth:`save` wrote."""
        graph = cls.__new__(cls)
        graph._native = _native.Graph.open(folder)
        return graph

    def add(self, facts: Facts) -> str:
        """Adds an article's facts: ``"new"``, ``"replaced"`` or ``"unchanged"``."""
        return self._native.add(facts._native)

    def build(self, facts: Iterable[Facts]) -> "Graph":
        """Adds the facts of many articles; gives itself."""
        for one in facts:
            self.add(one)
        return self

    def remove(self, id: str) -> None:
        """Takes an article out, with all that only it said."""
        self._native.remove(id)

    def infer(self) -> int:
        """Derives what follows from what is stated; gives how many triples that is."""
        return self._native.infer()

    def save(self, folder: str | os.PathLike) -> None:
        """Saves it into a folder: whole, or not at all."""
        self._native.save(folder)

    @property
    def articles(self) -> list[str]:
        """The ids of its articles."""
        return self._native.articles()

    def __len__(self) -> int:
        return len(self._native)

    def query(self, query: str, *, claims: str = "none", sources: str = "short", **given: Any) -> list[dict[str, Any]] | bool | str:
        """Rows of a named query (``summitry query --list``) or of SPARQL, as dicts; yes or no of ASK; triples as N-Triples.

        Parameters of a named query are given by name: ``query("meetings", leader="Anna Smith", since="2018")``. What is only
        claimed is left out unless ``claims`` is ``"add"`` or ``"only"``. ``sources`` is ``"none"``, ``"short"`` or ``"full"``.
        """
        if claims not in ("none", "add", "only"):
            raise ValueError(f"claims is {claims!r}: want 'none', 'add' or 'only'")
        if sources not in ("none", "short", "full"):
            raise ValueError(f"sources is {sources!r}: want 'none', 'short' or 'full'")
        rows, answer = self._native.query(query, [(name.rstrip("_"), str(value)) for name, value in given.items()], claims, sources)
        if not rows:
            return answer
        answer = json.loads(answer)
        if "boolean" in answer:
            return answer["boolean"]
        names = answer["head"]["vars"]
        return [{name: _value(row.get(name)) for name in names} for row in answer["results"]["bindings"]]

    def to_pandas(self, query: str, **given: Any):
        """The rows of a query as a pandas data frame."""
        import pandas

        return pandas.DataFrame(self.query(query, **given))

    def to_arrow(self, query: str, **given: Any):
        """The rows of a query as an Arrow table."""
        import pyarrow

        return pyarrow.Table.from_pylist(self.query(query, **given))

    def to_networkx(self):
        """The network of leaders and countries as a networkx graph; an edge is a fact with its kind and date."""
        import networkx

        return networkx.read_graphml(io.BytesIO(self.export("graphml")), force_multigraph=True)

    def draw(self, picture: str = "network", *, width: int = 1600, top: int | None = None, title: str | None = None, dark: bool = False) -> str:
        """A picture as SVG, as ``summitry draw`` makes it: ``"network"``, ``"timeline"``, ``"claims"`` or ``"balance"``.

        In a notebook, ``IPython.display.SVG(graph.draw())`` shows it. ``top`` is how many nodes, pairs or speakers it has.
        """
        return self._native.draw(picture, width, top, title, dark)

    def explain(self, name: str) -> str:
        """Who or what something is, what it did and said, each with its sentence and article."""
        return self._native.explain(name)

    def export(self, format: str = "turtle", file: str | os.PathLike | None = None) -> bytes:
        """The graph in a format of ``summitry export``; with ``file``, written there as well."""
        written = self._native.export(format)
        if file is not None:
            with open(file, "wb") as out:
                out.write(written)
        return written

    @staticmethod
    def verify(folder: str | os.PathLike) -> Verification:
        """Holds every fact of a saved graph against the words that it points at."""
        return Verification(**json.loads(_native.Graph.verify(folder)))

    def __repr__(self) -> str:
        return f"<Graph: {len(self.articles)} articles, {len(self)} quads>"


def _value(term: dict[str, str] | None) -> Any:
    """A term of SPARQL's JSON as Python has it."""
    if term is None:
        return None
    value, datatype = term["value"], term.get("datatype")
    if datatype == _XSD + "boolean":
        return value in ("true", "1")
    return _NUMBERS.get(datatype, str)(value)
