"""Reads news about diplomacy and builds a knowledge graph of who met, who leads, who allied and who said what.

>>> import summitry
>>> facts = summitry.Pipeline().extract("Anna Smith met Boris Berg in Oslo on 3 May 2019.")
>>> facts.events[0].label
'Meeting of Anna Smith and Boris Berg in Oslo, 2019-05-03'

All offsets count code points of the article's text, as Python's own strings do: ``facts.article.text[start:end]``.
"""

from ._native import (
    Article,
    ArticleError,
    GraphError,
    ModelError,
    QueryError,
    SummitryError,
    __version__,
)
from .facts import Claim, Date, Entity, Event, Facts, Relationship, Role, Span
from .graph import Graph, Verification
from .pipeline import Pipeline
from .reading import read

__all__ = [
    "Article",
    "ArticleError",
    "Claim",
    "Date",
    "Entity",
    "Event",
    "Facts",
    "Graph",
    "GraphError",
    "ModelError",
    "Pipeline",
    "QueryError",
    "Relationship",
    "Role",
    "Span",
    "SummitryError",
    "Verification",
    "__version__",
    "read",
]
