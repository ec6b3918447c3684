"""Facts: what one article says, as objects with the names of the facts document (``contract/facts.schema.json``)."""

import json
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from . import _native


@dataclass(frozen=True)
class Span:
    """Where something stands: code points of the article's text, and the rule that found it there."""

    start: int
    end: int
    rule: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class ArticleData:
    """What is known of the article."""

    id: str
    title: str
    published: str | None
    text: str
    sha256: str
    authors: list[str]
    publisher: str | None
    source: str | None
    language: str


@dataclass(frozen=True)
class Entity:
    """A person, country, organization or place."""

    id: str
    type: str
    label: str
    aliases: list[str]
    mentions: list[Span]
    iso3: str | None = None


@dataclass(frozen=True)
class Role:
    """An office: who, which, of what country or body."""

    person: str
    title: str
    of: str | None
    former: bool
    evidence: list[Span]
    claim: str | None = None


@dataclass(frozen=True)
class Date:
    """A date as EDTF, and where it stands."""

    value: str
    start: int
    end: int
    rule: str | None = None


@dataclass(frozen=True)
class Event:
    """What happened, is planned, or did not happen; ``claim`` is the claim that alone vouches for it."""

    id: str
    type: str
    label: str
    participants: list[str]
    date: str | None
    place: str | None
    status: str
    claim: str | None
    evidence: list[Span]


@dataclass(frozen=True)
class Relationship:
    """How one party stands to another."""

    id: str
    kind: str
    # "from" is a keyword of Python's.
    from_: str
    to: str
    date: str | None
    claim: str | None
    evidence: list[Span]


@dataclass(frozen=True)
class Claim:
    """Who says what, in which words, how surely."""

    id: str
    speaker: str | list[str] | None
    speaker_text: str | None
    mode: str
    cue: str | None
    act: str | None
    certainty: str
    stance: str
    negated: bool
    about: list[str]
    parts: list[Span]


def _of(kind: type, record: dict[str, Any]) -> Any:
    """An object of this kind from a record of the document; what the kind has no name for stays in the document."""
    values = {}
    for field in fields(kind):
        value = record.get(field.name.rstrip("_"))
        if field.name in ("mentions", "evidence", "parts"):
            value = [_of(Span, span) for span in value or []]
        values[field.name] = value
    return kind(**values)


class Facts:
    """Everything that one article says."""

    def __init__(self, native: _native.Facts):
        self._native = native

    @classmethod
    def from_json(cls, document: str) -> "Facts":
        """Reads a facts document."""
        return cls(_native.Facts.from_json(document))

    def to_json(self, *, pretty: bool = True) -> str:
        """The facts document, byte for byte as ``summitry extract`` prints it (``pretty=False``: ``--format ndjson``)."""
        return self._native.to_json(pretty=pretty)

    def to_dict(self) -> dict[str, Any]:
        """The facts document as a dict of its own."""
        return json.loads(self.to_json(pretty=False))

    @cached_property
    def _document(self) -> dict[str, Any]:
        return self.to_dict()

    def _all(self, kind: type, name: str) -> list[Any]:
        return [_of(kind, record) for record in self._document[name]]

    @cached_property
    def article(self) -> ArticleData:
        """What is known of the article, with its text."""
        return _of(ArticleData, self._document["article"])

    @cached_property
    def entities(self) -> list[Entity]:
        """People, countries, organizations and places."""
        return self._all(Entity, "entities")

    @cached_property
    def roles(self) -> list[Role]:
        """Offices."""
        return self._all(Role, "roles")

    @cached_property
    def dates(self) -> list[Date]:
        """Dates, in the order of the text."""
        return self._all(Date, "dates")

    @cached_property
    def events(self) -> list[Event]:
        """Events, of all voices."""
        return self._all(Event, "events")

    @cached_property
    def relationships(self) -> list[Relationship]:
        """Relationships, of all voices."""
        return self._all(Relationship, "relationships")

    @cached_property
    def claims(self) -> list[Claim]:
        """Claims."""
        return self._all(Claim, "claims")

    def entity(self, id: str) -> Entity | None:
        """The entity of this id."""
        return next((entity for entity in self.entities if entity.id == id), None)

    def words(self, span: Span) -> str:
        """The words at a span."""
        return self.article.text[span.start : span.end]

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self._document[name])} {name}" for name in ("entities", "events", "relationships", "claims"))
        return f"<Facts of {self._native.id}: {counts}>"
