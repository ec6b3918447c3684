#!/usr/bin/env python3
"""Writes the scorecard's table into the README, between its markers, from docs/scorecard.json: weak rows included.

Usage: readme.py [--check]     with --check: says whether the README has the table, and writes nothing
"""
import json, pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- scorecard: written by scripts/scorecard/readme.py -->", "<!-- end of the scorecard -->"


def number(value):
    return f"{value:.3f}".lstrip("0") if value < 1 else f"{value:.2f}"


def cell(row):
    if row is None:
        return ""
    low, high = row["interval"]
    return f"{number(row['figure'])} ({number(low)} to {number(high)})"


def table(card):
    lines = [
        f"On public sets, beside programs run in the same run ({card['day']}, {card['program']}): F1, or recall where a set marks only a part of what is true (R); in brackets the interval of 95 %.",
        "All of these sets have been looked at while the rules were written; what unseen articles give is in [docs/quality.md](docs/quality.md).", "",
        "| set | what | summitry | beside it | |", "| --- | --- | --- | --- | --- |",
    ]
    for chosen in card["sets"]:
        by_measure = {}
        for row in chosen["rows"]:
            by_measure.setdefault(row["measure"], []).append(row)
        for measure, rows in by_measure.items():
            own = next((r for r in rows if r["system"] == "summitry"), None)
            peers = [r for r in rows if r is not own] or [None]
            recall = "" if own is None or own.get("precision") is not None else ", R"
            for peer in peers:
                lines.append(f"| {chosen['set']} | {measure}{recall} | {cell(own)} | {cell(peer)} | {peer['system'] if peer else 'nothing was run'} |")
    for gap in card["absent"]:
        lines.append(f"| {gap['set']} | | not run | | |")
    speeds = [f"{r['system']} {r['words_per_second']:,.0f} words a second, {r['peak_mib']:.0f} MiB" for r in card["speed"]["rows"]]
    return "\n".join([*lines, "", "On one core: " + "; ".join(speeds) + "."])


def main(arguments):
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        sys.exit("README.md has no markers for the scorecard")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    card = json.loads((ROOT / "docs/scorecard.json").read_text(encoding="utf-8"))
    fresh = f"{before}{BEGIN}\n{table(card)}\n{END}{after}"
    if arguments == ["--check"]:
        sys.exit(None if fresh == text else "the README's scorecard is stale: scripts/scorecard/readme.py writes it anew")
    readme.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
