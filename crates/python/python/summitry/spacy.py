"""Claims, dates and events on a spaCy ``Doc``.

>>> nlp = spacy.load("en_core_web_sm")
>>> nlp.add_pipe("summitry")
>>> doc = nlp("Anna Smith met Boris Berg in Oslo on 3 May 2019. Berg said that Poland backs Spain.")
>>> doc._.events[0].label, doc.spans["claims"]

``doc._.facts`` are the :class:`summitry.Facts` of its text; ``doc._.claims``, ``doc._.dates`` and ``doc._.events`` are theirs.
The same stand in ``doc.spans`` as ``claims``, ``dates`` and ``events``: each where its words are, labelled with the speaker, the
date or the type of event, with the number of the fact in its list as ``span.id``. The day of publication is told by
``doc._.published`` of a ``Doc`` that comes in, or for all by ``nlp.add_pipe("summitry", config={"published": "2019-05-04"})``.

Summitry analyses the text itself, whatever else is in the pipeline: a blank one will do.
"""

from spacy.language import Language
from spacy.tokens import Doc

from .facts import Facts, Span
from .pipeline import Pipeline

for _name in ("facts", "published"):
    Doc.set_extension(_name, default=None, force=True)
for _name in ("claims", "dates", "events"):
    Doc.set_extension(_name, getter=lambda doc, name=_name: getattr(doc._.facts, name) if doc._.facts else [], force=True)


@Language.factory("summitry", default_config={"model": None, "rules": None, "published": None}, assigns=["doc._.facts"])
def create(nlp: Language, name: str, model: str | None, rules: str | None, published: str | None) -> "Component":
    """The component, with a pipeline of its own."""
    return Component(Pipeline(model, rules), published)


class Component:
    """Reads the text of a ``Doc``."""

    def __init__(self, pipeline: Pipeline, published: str | None):
        self.pipeline = pipeline
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        facts = self.pipeline.extract(doc.text, published=doc._.published or self.published)
        doc._.facts = facts
        _put(doc, "claims", [(part, claim.speaker_text or "") for claim in facts.claims for part in claim.parts],
             [n for n, claim in enumerate(facts.claims) for _ in claim.parts])
        _put(doc, "dates", [(date, date.value) for date in facts.dates])
        _put(doc, "events", [(event.evidence[0], event.type) for event in facts.events])
        return doc


def _put(doc: Doc, key: str, spans: "list[tuple[Span, str]]", numbers: list[int] | None = None) -> None:
    numbers = numbers if numbers is not None else list(range(len(spans)))
    doc.spans[key] = [
        doc.char_span(span.start, span.end, label=label, span_id=number, alignment_mode="expand")
        for (span, label), number in zip(spans, numbers)
    ]
