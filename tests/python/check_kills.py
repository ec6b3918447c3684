#!/usr/bin/env python3
"""Kill a build at each system call of saving: the folder must then hold the old graph or the new one, and the next writer must leave nothing behind.

  check_kills.py SUMMITRY     needs strace
"""
import collections, json, pathlib, re, shutil, subprocess, sys, tempfile

CALLS = ["openat", "write", "fsync", "fchmod", "fchown", "rename", "renameat", "renameat2", "linkat", "unlink", "unlinkat", "mkdir", "flock", "close"]
LAST = 12  # saving is the last thing that a build does


def articles(summitry, kg):
    subprocess.run([summitry, "verify", "--kg", kg], check=True, capture_output=True)
    return sorted(json.loads((kg / "manifest.json").read_text())["articles"])


def main():
    summitry = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which("strace"):
        print("skipped: strace is not installed"); return 0
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        for name in ["old", "new", "last"]:
            (tmp / f"{name}.txt").write_text(f"Title: {name}\nPublished: 2024-05-13\n\nPeru met Chile in Lima.\n")
        build = lambda name, kg: [summitry, "build", tmp / f"{name}.txt", "--kg", kg]
        subprocess.run(build("old", tmp / "first"), check=True, capture_output=True)
        (tmp / "first" / "notes.md").write_text("mine")
        shutil.copytree(tmp / "first", tmp / "counted")
        subprocess.run(["strace", "-f", "-o", tmp / "log", *build("new", tmp / "counted")], check=True, capture_output=True)
        log = (tmp / "log").read_text(errors="replace")
        counts = collections.Counter(m for m in re.findall(r"^\d+ +(\w+)\(", log, re.M) if m in CALLS)
        kills, wrong = 0, []
        for call, total in sorted(counts.items()):
            for when in range(max(1, total - LAST), total + 1):
                kg = tmp / f"kg-{call}-{when}"
                shutil.copytree(tmp / "first", kg)
                subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={when}", *build("new", kg)], capture_output=True)
                kills += 1
                left = articles(summitry, kg)
                if left not in (["old"], ["new", "old"]): wrong.append((call, when, left))
                subprocess.run(build("last", kg), check=True, capture_output=True)
                if articles(summitry, kg) != sorted([*left, "last"]): wrong.append((call, when, "an article was lost"))
                names = sorted(p.name for p in kg.iterdir())
                if names != ["graph.nq", "manifest.json", "notes.md"]: wrong.append((call, when, names))
                shutil.rmtree(kg)
    print(f"{kills} builds killed at {dict(counts)}: {len(wrong)} wrong")
    for case in wrong: print("  ", *case)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
