"""Compares `summitry parse` with spaCy itself, token by token, on texts made and gathered here.

Usage: check_parity.py SUMMITRY CONVERTED_MODEL SPACY_MODEL_FOLDER [--shared DIR] [--show N]

Prints, for each layer, how many of spaCy's tokens agree, and fails below 99.9 %, or at any difference of tokens.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import spacy

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ["tag", "pos", "morph", "lemma", "head", "dep", "entity", "sentence_start"]

ODD = [
    "", " ", "\n", "a", ".", "…", "\t\t", "Yes", "  two  spaces  ", "ends with space ", "\n\nstarts low\n",
    "“We won’t,” she said—twice. ‘Why?’", "«Non», a-t-il dit; „nein“, sagte er.", "She said, \"I'd've gone.\"",
    "See https://www.example.org/a?b=c#d, or mail me@example.com. Visit example.co.uk/path).",
    "http://192.168.0.1:8080/x 10.0.0.1 8.8.8.8 ftp://x.y",
    "$1,234.56 €5m £3bn 10% 3.5% -7 +7 1/2 2019-06-30 30/06/2019 10:30 9a.m. 5pm 3,000km² 20°C 4x4 1990s '90s",
    "😀😀 ok 👍🏽 👨‍👩‍👧 ❤️!! :) :-( xD ¯\\_(ツ)_/¯", "北京和東京。会談は木曜日に行われた。 한국과 일본 정상회담", "Привет, мир! Ελλάδα שלום مرحبا",
    "x" * 500, "A" + "b1-" * 200, "supercalifragilistic" * 30 + "!", "\x00 \x01\x02 bell\x07 del\x7f zero\u200bwidth \ufeffbom",
    "Line one\r\nLine two\r\n\r\nLine three\r", "nbsp\u00a0here thin\u2009space line\u2028sep par\u2029sep ideographic\u3000space",
    "\x1cfile\x1dgroup\x1erecord\x1funit", "U.S. U.K. U.N. E.U. D.C. Ph.D. Mr. Mrs. Dr. St. Jan. Feb. No. vs. etc. e.g. i.e. a.m. p.m. Inc. Co.",
    "can't won't shouldn't've y'all ain't gonna cannot let's o'clock 'em 'tis ma'am dont wont", "...wait... .. ....",
    "and/or either/or U.S.-China U.S.-led ex-president co-operate well-known twenty-one 5-year-old --- -- –",
    "(brackets) [square] {curly} <angle> ((nested)) (a (b) c", "@user #tag RT: via @a.b", "²³ ½ ⅓ Ⅳ ① ª º Ǆ ǅ ß ẞ İ ı ſ ﬁ",
    "e\u0301clair cafe\u0301 n\u0303", "mark case meta list date person money time", "!!! ??? ?! !? ;;; ,,, ''' \"\"\"",
    "They said: \n\n- one\n- two\n\t- three\n", "I’m he’s they’re we’ve you’ll she’d isn’t O’Brien’s d’Estaing l’Élysée",
]

TEMPLATES = [
    "{person}, the {role} of {country}, met {person2} in {city} on {date}, officials said.",
    "“We will not accept this,” {person} told reporters in {city}. “{country} has its own interests.”",
    "{country} and {country2} signed an agreement on trade worth ${n} billion {day}, according to the {role}'s office.",
    "Speaking at a summit in {city}, {person} accused {country} of violating the {year} treaty, which {country2} denies.",
    "The {role} of {country} will travel to {city} next week, a spokeswoman for {person} confirmed on {day}.",
    "Neither {country} nor {country2} commented; {person}'s {year} visit to {city} had ended without a deal.",
    "In {year}, when {person} became {role}, relations between {country} and {country2} were worse than ever.",
    "It's unclear whether {person}, who turned {n} in {month}, would've agreed to meet {person2} without conditions.",
    "\"I can't say what they'll do,\" {person} said, adding that {n}% of {country}'s exports go to {country2}.",
    "The talks, held in {city} between {date} and {month} {year}, were led by {person} and {role} {person2}.",
    "{n} people were killed near {city}, the U.N. said {day}; {country}'s {role} called it “a tragedy”.",
    "Asked about sanctions, {person} replied: 'No comment.' Analysts in {city} expect a {n}-year extension.",
]


def made(count):
    """Sentences from templates and the gazetteer's names, put together to articles."""
    rng = random.Random(7)
    names = []
    for file in sorted((ROOT / "crates/facts/data/gazetteer").iterdir()):
        if file.suffix in {".tsv", ".csv", ".txt"}:
            names += [c.strip() for r in file.read_text(encoding="utf-8").splitlines() for c in r.replace(",", "\t").split("\t")]
    names = sorted({n for n in names if 3 < len(n) < 30 and n[0].isupper()})
    roles = ["president", "prime minister", "foreign minister", "king", "chancellor", "defence secretary", "envoy", "spokesman"]
    months = ["January", "March", "June", "Sept.", "November"]
    days = ["Monday", "Tuesday", "on Wednesday", "last Friday", "yesterday"]
    texts = []
    for _ in range(count):
        sentences = []
        for _ in range(rng.randint(8, 25)):
            pick = lambda: rng.choice(names)
            sentences.append(rng.choice(TEMPLATES).format(
                person=f"{pick()} {pick()}" if rng.random() < 0.6 else pick(), person2=f"{pick()} {pick()}", role=rng.choice(roles),
                country=pick(), country2=pick(), city=pick(), year=rng.randint(1900, 2030), n=rng.choice([2, 7, 12.5, 48, 300, "1,250"]),
                month=rng.choice(months), day=rng.choice(days), date=f"{rng.randint(1, 28)} {rng.choice(months)} {rng.randint(1980, 2026)}",
            ))
        joint = rng.choice([" ", " ", "\n", "\n\n", "\r\n"])
        texts.append(joint.join(sentences))
    return texts


def gathered(shared):
    """Prose in this folder; articles and corpora beside it where they are there."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(ROOT.rglob("*.md")) if not {"build", "target", "models"} & set(p.relative_to(ROOT).parts)]
    texts += [p.read_text(encoding="utf-8") for p in sorted((ROOT / "data/articles").iterdir()) if p.is_file()]
    for pattern in ["articles/**/*.txt", "articles/**/*.md", "corpora/**/*.txt"]:
        for path in sorted(shared.glob(pattern)) if shared and shared.is_dir() else []:
            text = path.read_text(encoding="utf-8", errors="replace")
            texts += [text[i : i + 20000] for i in range(0, min(len(text), 400000), 20000)]
    return texts


def limited(texts, tokens):
    """The first texts that hold about so many tokens, at five characters each."""
    kept, size = [], 0
    for text in texts:
        if size > 5 * tokens:
            break
        kept.append(text)
        size += len(text)
    return kept


def config_folder(folder):
    """The folder that holds the pipeline's config.cfg, at most two levels below."""
    return min(Path(folder).rglob("config.cfg"), key=lambda p: len(p.parts)).parent


def expected(nlp, texts):
    for doc in nlp.pipe(texts, batch_size=64):
        yield [
            {
                "start_char": t.idx, "end_char": t.idx + len(t.text), "text": t.text, "space_after": bool(t.whitespace_),
                "tag": t.tag_, "pos": t.pos_, "morph": str(t.morph), "lemma": t.lemma_, "head": t.head.i, "dep": t.dep_,
                "entity": f"{t.ent_iob_}-{t.ent_type_}" if t.ent_iob_ in "BI" and t.ent_type_ else "", "sentence_start": bool(t.is_sent_start),
            }
            for t in doc
        ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("summitry")
    parser.add_argument("converted")
    parser.add_argument("folder")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--tokens", type=int, default=90_000, help="stop after about so many")
    args = parser.parse_args()
    texts = limited(ODD + made(60) + gathered(args.shared) + made(150)[60:], args.tokens)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(texts):
            path = Path(folder) / f"{i:05}.txt"
            path.write_bytes(text.encode("utf-8"))
            paths.append(path)
        command = [args.summitry, "parse", "--format", "json", "--model", args.converted, *map(str, paths)]
        ours = [json.loads(line)["tokens"] for line in subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\n") if line]
    assert len(ours) == len(texts), (len(ours), len(texts))
    nlp = spacy.load(config_folder(args.folder))
    total, wrong_tokens, wrong, shown = 0, 0, dict.fromkeys(LAYERS, 0), 0
    for text, mine, theirs in zip(texts, ours, expected(nlp, texts)):
        total += len(theirs)
        cut = lambda tokens: [(t["start_char"], t["end_char"], t["space_after"]) for t in tokens]
        if cut(mine) != cut(theirs):
            wrong_tokens += 1
            if shown < args.show:
                shown += 1
                a, b = set(cut(mine)), set(cut(theirs))
                print("tokens differ:", repr(text[:60]), [text[s:e] for s, e, _ in sorted(a - b)][:5], [text[s:e] for s, e, _ in sorted(b - a)][:5])
            continue
        for m, t in zip(mine, theirs):
            for layer in LAYERS:
                if m[layer] != t[layer]:
                    wrong[layer] += 1
                    if shown < args.show:
                        shown += 1
                        print(f"{layer}: {t['text']!r} is {m[layer]!r}, spaCy {t[layer]!r}")
    print(f"{Path(args.converted).stem}: {len(texts)} texts, {total} tokens, {wrong_tokens} texts with other tokens")
    for layer in LAYERS:
        print(f"  {layer:15} {100 * (1 - wrong[layer] / total):9.4f} %  ({wrong[layer]} differ)")
    if wrong_tokens or total < 60_000 or any(n / total > 0.001 for n in wrong.values()):
        sys.exit("parity not reached")


if __name__ == "__main__":
    main()
