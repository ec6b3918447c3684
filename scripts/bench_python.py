"""Times the package for Python beside the program and spaCy, on the same articles in the same run; run it by the Python of an
environment that has the wheels.

usage: bench_python.py SUMMITRY ARTICLES [SPACY_PYTHON SPACY_MODEL]

- import, and the first article of a process: the best of five processes;
- articles a second on all cores, JSON written: `summitry extract` and `Pipeline.extract_many`, by turns, the best of three;
- words a second on one core, without loading: `Pipeline.extract_many(threads=1)` beside spaCy's `nlp.pipe`.
It ends with 1 where the package keeps less than 90 in 100 of the program's speed, or reads less than 8 times spaCy's."""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import subprocess
import sys
import tempfile
import time
from pathlib import Path

IMPORT = "import time; t = time.perf_counter(); import summitry; print(time.perf_counter() - t)"
FIRST = """import time; t = time.perf_counter(); import summitry
summitry.Pipeline().extract(open({article!r}).read()); print(time.perf_counter() - t)"""
MANY = """import summitry
with open({out!r}, "w") as out:
    for facts in summitry.Pipeline().extract_many(summitry.read({articles!r})):
        print(facts.to_json(pretty=False), file=out)"""
ONE = """import os, time, summitry
os.sched_setaffinity(0, {{{core}}})
pipeline = summitry.Pipeline()
articles = list(summitry.read({articles!r}))[:400]
list(pipeline.extract_many(articles[:20], threads=1))
words = sum(len(article.text.split()) for article in articles)
start = time.perf_counter()
for _ in pipeline.extract_many(articles, threads=1): pass
print(words / (time.perf_counter() - start))"""
SPACY = """import os, time, pathlib
os.sched_setaffinity(0, {{{core}}})
import spacy
nlp = spacy.load(min(pathlib.Path({model!r}).rglob("config.cfg"), key=lambda p: len(p.parts)).parent)
texts = [file.read_text() for file in sorted(pathlib.Path({articles!r}).glob("*.txt"))][:200]
list(nlp.pipe(texts[:20], batch_size=256))
words = sum(len(text.split()) for text in texts)
start = time.perf_counter()
for _ in nlp.pipe(texts, batch_size=256): pass
print(words / (time.perf_counter() - start))"""


def ran(code: str, python: str = sys.executable) -> float:
    out = subprocess.run([python, "-W", "ignore", "-c", code], check=True, capture_output=True, text=True).stdout
    return float(out.split()[-1]) if out else 0.0


def seconds(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main(program: str, articles: str, spacy_python: str | None = None, model: str | None = None) -> int:
    files = sorted(Path(articles).glob("*.txt"))
    print(f"import:                    {min(ran(IMPORT) for _ in range(5)):8.3f} s")
    print(f"first article:             {min(ran(FIRST.format(article=str(files[0]))) for _ in range(5)):8.3f} s")
    right = True
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = f"{folder}/ours.ndjson", f"{folder}/theirs.ndjson"

        def extract():
            with open(theirs, "wb") as out:
                subprocess.run([program, "extract", "--format", "ndjson", articles], check=True, stdout=out, stderr=subprocess.DEVNULL)

        best = [float("inf"), float("inf")]
        for _ in range(3):
            best[0] = min(best[0], seconds(extract))
            best[1] = min(best[1], seconds(lambda: ran(MANY.format(articles=articles, out=ours))))
        assert Path(ours).read_bytes() == Path(theirs).read_bytes(), "the package says something else than the program"
    many = len(files)
    print(f"summitry extract:          {many / best[0]:8.1f} articles/s")
    print(f"extract_many:              {many / best[1]:8.1f} articles/s, {best[0] / best[1]:.0%} of the program's")
    right &= best[0] / best[1] >= 0.9
    if spacy_python:
        core = min(os.sched_getaffinity(0))
        turns = [(ran(ONE.format(core=core, articles=articles)), ran(SPACY.format(core=core, articles=articles, model=model), spacy_python)) for _ in range(3)]
        one, other = max(turn[0] for turn in turns), max(turn[1] for turn in turns)
        print(f"extract_many, one core:    {one:8.0f} words/s")
        print(f"spaCy, one core:           {other:8.0f} words/s; {one / other:.1f} times as fast")
        right &= one / other >= 8
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
