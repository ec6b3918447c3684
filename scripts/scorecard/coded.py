#!/usr/bin/env python3
"""PLOVER's codes as this program exports them, for `events.py`: what `export --format plover-jsonl` says of each text.

Usage: coded.py BINARY FOLDER     a facts document a line, in the order of the files; its events are typed by PLOVER's own names (0.5b1, as the gold has them)
"""
import json, pathlib, subprocess, sys, tempfile, tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main(binary, folder):
    types = tomllib.loads((ROOT / "crates/network/src/export/plover/plover.toml").read_text(encoding="utf-8"))["type"]
    gold = {t["name"]: t["gsr"] for t in types}
    with tempfile.TemporaryDirectory() as place:
        kg = str(pathlib.Path(place) / "kg")
        subprocess.run([binary, "build", folder, "--kg", kg, "--published", "2000-01-01"], check=True, capture_output=True)
        run = subprocess.run([binary, "export", "--kg", kg, "--format", "plover-jsonl", "--claims", "add"], check=True, capture_output=True, text=True)
    told = {}
    for record in map(json.loads, run.stdout.splitlines()):
        told.setdefault(record["cite_info"]["citation"], []).append(record)
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        entities, events = {}, []
        for record in told.get(path.stem, []):
            actors = [a for a in record["source"] + record["recipient"] if a["code"]]
            entities |= {a["code"]: {"id": a["code"], "iso3": a["code"]} for a in actors}
            events.append({"type": gold[record["event"][0]], "participants": sorted({a["code"] for a in actors})})
        print(json.dumps({"entities": list(entities.values()), "events": events, "relationships": []}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
