#!/usr/bin/env python3
"""Writes docs/cli.md and docs/rules.md from the program and the rule files; `tests/queries.rs` writes docs/queries.md.

Usage: docs.py BINARY FOLDER
"""
import pathlib, re, subprocess, sys, tomllib

ROOT = pathlib.Path(__file__).resolve().parents[1]


def cli(binary):
    run = lambda *a: subprocess.run([binary, *a], check=True, capture_output=True, text=True).stdout.rstrip()
    page = ["# Commands", "", "Written by `make docs` from the program's own help.", "", "```text", run("--help"), "```"]
    for command in re.findall(r"^  (\w+) ", run("--help"), re.M):
        if command != "help":
            page += ["", f"## summitry {command}", "", "```text", run(command, "--help"), "```"]
    return page


def inference(binary):
    page = ["# Rules of inference", "", "`summitry infer` applies them to what articles state, never to what is claimed."]
    told = {}
    for path in (ROOT / "crates/graph/queries/rules").glob("*.rq"):
        told[path.stem] = [l[1:].strip() for l in path.read_text(encoding="utf-8").splitlines() if l.startswith("#")]
    # Those that are code and no query.
    for line in subprocess.run([binary, "infer", "--list"], check=True, capture_output=True, text=True).stdout.splitlines():
        if line[0] != " ":
            name, title = line.split(None, 1)
            of_code = [] if name in told else told.setdefault(name, [title])
        else:
            of_code.append(line.strip())
    for name, comments in sorted(told.items()):
        page += ["", f"## inference.{name}", "", *comments]
    return page


def rules():
    page = ["# Rules", "", "Written by `make docs` from the rule files. Every sentence is run by the tests.", "", "| rule | reads | fires on | not on |", "| --- | --- | --- | --- |"]
    cell = lambda text: " ".join(text.split()).replace("|", "\\|")
    for path in sorted((ROOT / "crates/extract/src/extract").rglob("*.toml")):
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []):
            silent = [f"{s['text']} ({s['because']})" for s in rule.get("silent", [])[:1]]
            page.append(f"| `{rule['id']}` | {cell(rule['reads'])} | {cell(rule['fires'][0]['text'])} | {cell(''.join(silent))} |")
    return page


def main(binary, folder):
    for name, page in (("cli", cli(binary)), ("inference", inference(binary)), ("rules", rules())):
        (pathlib.Path(folder) / f"{name}.md").write_text("\n".join(page) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
