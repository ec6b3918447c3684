"""The public sets of the scorecard: how each is cut into documents and scored by its own, unchanged scorer.

A set gives counts by document (right, given, asked), so that figures of many documents can be drawn again by bootstrap. A scorer is
run as it stands, as a program, on one document or a handful of short ones, with the facts documents that a system gave for them."""

import csv, hashlib, json, pathlib, subprocess, sys, tempfile
from dataclasses import dataclass
from typing import Callable

HERE = pathlib.Path(__file__).resolve().parent

# Short texts (a sentence, a snippet) are taken together: a scorer is started once for so many.
TOGETHER = 40


@dataclass
class Counts:
    """What a system got right, gave and was asked for in one document; `given` is None where a set asks for recall alone."""

    right: float
    given: float | None
    asked: float


@dataclass
class Measure:
    """One figure of a set: its name, and how it is read out of what the scorer prints as JSON, given what was asked."""

    name: str
    counts: Callable[[dict, int], Counts]


@dataclass
class Set:
    """A set: its files below the folder of sets, the scorer, the parts it is cut into, and what is measured."""

    name: str
    about: str
    licence: str
    scorer: str
    files: list[str]
    parts: Callable[[pathlib.Path], list]
    measures: list[Measure]
    options: list[str]
    # Peers by name, in `peers.py`.
    peers: list[str]

    def digest(self, folder: pathlib.Path) -> str:
        """SHA-256 over the scorer and the files of the set, in order of their paths: what was measured against."""
        digest = hashlib.sha256((folder / "eval" / self.scorer).read_bytes())
        for name in self.files:
            path = folder / "corpora" / name
            for file in sorted(p for p in ([path] if path.is_file() else path.rglob("*")) if p.is_file()):
                digest.update(file.relative_to(folder).as_posix().encode())
                digest.update(file.read_bytes())
        return digest.hexdigest()

    def is_absent(self, folder: pathlib.Path) -> str | None:
        """The first file that is missing."""
        wanted = [f"eval/{self.scorer}", *(f"corpora/{name}" for name in self.files)]
        return next((name for name in wanted if not (folder / name).exists()), None)

    def score(self, folder: pathlib.Path, command: str, tables: list[str]) -> list[dict]:
        """What the scorer prints for each part, for a system's command with `{}` or `{dir}` in it; `tables` are options of the system."""
        results = []
        for part in self.parts(folder / "corpora"):
            with tempfile.TemporaryDirectory() as tmp:
                arguments = part.write(pathlib.Path(tmp))
                program = [sys.executable, str(folder / "eval" / self.scorer), "--run", command, "--json", *self.options, *tables, *arguments]
                ran = subprocess.run(program, capture_output=True, text=True)
            if ran.returncode:
                raise RuntimeError(f"{self.scorer} on a part of {self.name}: {(ran.stderr or ran.stdout).strip()[-300:]}")
            results.append({"asked": part.asked, **json.loads(ran.stdout)})
        return results


@dataclass
class Part:
    """A part of a set: files to write into a folder, the scorer's arguments there, and how many answers are asked for."""

    files: dict[str, str]
    arguments: list[str]
    asked: int = 0

    def write(self, folder: pathlib.Path) -> list[str]:
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return [str(folder / a) for a in self.arguments]


def groups(rows: list, size: int) -> list[list]:
    return [rows[i : i + size] for i in range(0, len(rows), size)]


def lines(path: pathlib.Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def attributions(corpora: pathlib.Path) -> list[Part]:
    """PolNeAR: an article each."""
    folder, parts = corpora / "polnear-dev", []
    for text in sorted((folder / "text").glob("*.txt")):
        found = {p.name: p.read_text(encoding="utf-8") for p in (folder / "attributions").iterdir() if p.name.startswith(f"{text.stem}_")}
        if found:
            files = {f"text/{text.name}": text.read_bytes().decode("utf-8"), **{f"attributions/{n}": t for n, t in found.items()}}
            parts.append(Part(files, ["."]))
    return parts


def timexes(corpora: pathlib.Path) -> list[Part]:
    return [Part({"set.jsonl": line + "\n"}, ["set.jsonl"]) for line in lines(corpora / "timex-meantime/meantime.jsonl")]


def names(corpora: pathlib.Path) -> list[Part]:
    sentences = (corpora / "crossner-politics/test.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [Part({"set.txt": "\n\n".join(group) + "\n"}, ["set.txt"]) for group in groups(sentences, TOGETHER)]


def pronouns(corpora: pathlib.Path) -> list[Part]:
    head, *rows = lines(corpora / "gap/gap-development.tsv")
    keys, parts = head.split("\t"), []
    for group in groups(rows, TOGETHER):
        read = csv.DictReader(group, fieldnames=keys, delimiter="\t", quoting=csv.QUOTE_NONE)
        asked = sum(row[f"{k}-coref"].upper() == "TRUE" for row in read for k in "AB")
        parts.append(Part({"set.tsv": "\n".join([head, *group]) + "\n"}, ["set.tsv"], asked))
    return parts


def dyads(corpora: pathlib.Path) -> list[Part]:
    return [Part({"set.jsonl": "\n".join(group) + "\n"}, ["set.jsonl"]) for group in groups(lines(corpora / "plover-gsr/plover.jsonl"), TOGETHER // 2)]


OFFICES = ("head of state", "head of government", "position held")


def offices(corpora: pathlib.Path) -> list[Part]:
    def asked(line: str) -> int:
        row = json.loads(line)
        triples = row["triples"] if "triples" in row else [{"rel": row["rel_label"]}]
        return sum(t["rel"] in OFFICES for t in triples)

    rows = [line for line in lines(corpora / "text2kg-politics/train.jsonl") if asked(line)]
    return [Part({"set.jsonl": "\n".join(g) + "\n"}, ["set.jsonl"], sum(map(asked, g))) for g in groups(rows, TOGETHER // 2)]


TIES = ("CommWith", "AlliesOf", "FightingAgainst", "Dislikes", "Likes")


def ties(corpora: pathlib.Path) -> list[Part]:
    """re3d: documents with the relations between their mentions, so many together that each of the five kinds is asked for, as its scorer wants."""
    parts, held = [], {n: [] for n in ("documents", "entities", "relations")}
    for folder in sorted(p.parent for p in (corpora / "re3d").glob("*/documents.json")):
        of = {n: lines(folder / f"{n}.json") for n in held}
        for document in of["documents"]:
            own = json.loads(document)["_id"]
            held["documents"].append(document)
            for n in ("entities", "relations"):
                held[n] += [line for line in of[n] if json.loads(line)["documentId"] == own]
            kinds = [json.loads(line)["type"] for line in held["relations"]]
            if all(kind in kinds for kind in TIES):
                parts.append(of_documents(held, kinds))
                held = {n: [] for n in held}
    return parts


def of_documents(held: dict[str, list[str]], kinds: list[str]) -> Part:
    return Part({f"all/{n}.json": "\n".join(x) + "\n" for n, x in held.items()}, ["all"], sum(kind in TIES for kind in kinds))


def pronoun_counts(x: dict, asked: int) -> Counts:
    right = x["r"] * asked
    return Counts(right, right / x["p"] if x["p"] else 0, asked)


def speaker_counts(x: dict, _: int) -> Counts:
    return Counts((x["recall_by_view"]["all"][1] or 0) * x["gold"], x["predicted"], x["gold"])


def name_counts(kind: str) -> Callable[[dict, int], Counts]:
    return lambda x, _: Counts(x["exact"][kind][1] * x["exact"][kind][3], x["exact"][kind][4], x["exact"][kind][3])


SETS = [
    Set("PolNeAR, development", "84 articles on American politics: who says what", "its README", "polnear.py", ["polnear-dev"], attributions,
        [Measure("what is said", lambda x, _: Counts(x["recall"] * x["gold"], x["predicted"], x["gold"])), Measure("and by whom", speaker_counts)], [], ["textacy"]),
    Set("MEANTIME", "120 articles of Wikinews: dates and their values", "CC BY 4.0", "timex.py", ["timex-meantime/meantime.jsonl"], timexes,
        [Measure("dates found", lambda x, _: Counts(x["relaxed"][1] * x["gold"], x["ours"], x["gold"])), Measure("and their value", lambda x, _: Counts(x["value"][1] * x["gold"], x["ours"], x["gold"]))],
        ["--dct-line"], ["heideltime", "dateparser"]),
    Set("CrossNER politics, test", "651 sentences of Wikipedia: names", "MIT; text CC BY-SA", "crossner.py", ["crossner-politics/test.txt"], names,
        [Measure("people", name_counts("person")), Measure("organizations", name_counts("organization")), Measure("countries and places", name_counts("loc"))], [], ["spacy"]),
    Set("GAP, development", "2,000 snippets of Wikipedia: whose a pronoun is", "Apache-2.0", "gap.py", ["gap/gap-development.tsv"], pronouns, [Measure("pronouns", pronoun_counts)], [], ["nearest-name"]),
    Set("PLOVER gold sentences", "322 sentences of news: who acts with or on whom", "CC BY-SA 4.0", "events.py", ["plover-gsr/plover.jsonl"], dyads,
        [Measure("pairs of countries", lambda x, _: Counts(x["dyad"][1] * x["gold"], x["ours"], x["gold"]))], [], ["together"]),
    Set("Text2KGBench politics, training", "sentences of Wikipedia: offices (recall)", "CC BY-SA 4.0", "text2kg.py", ["text2kg-politics/train.jsonl"], offices,
        [Measure("offices", lambda x, n: Counts(x["all"] * n, None, n))], [], []),
    Set("re3d, four sources", "reports on the war in Syria: ties between mentions (recall)", "each source's own", "re3d.py", ["re3d"], ties,
        [Measure("ties", lambda x, n: Counts(x["ties"] * n, None, n))], [], ["together"]),
]
