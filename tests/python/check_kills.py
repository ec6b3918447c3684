#!/usr/bin/env python3
"""Kill a writer at each system call by which it changes the folder, from taking the lock to its end: the folder must then hold the old graph or the new one,
sound, and the next writer must leave nothing behind but what is the user's own.

  check_kills.py SUMMITRY     needs strace
"""
import collections, json, pathlib, re, shutil, subprocess, sys, tempfile

CHANGES = ["openat", "write", "pwrite64", "writev", "ftruncate", "fsync", "fdatasync", "fchmod", "fchown", "rename", "renameat", "renameat2", "link", "linkat",
           "unlink", "unlinkat", "rmdir", "mkdir", "flock", "exit_group"]
# As it is; where file systems cannot lock folders; where names can neither be exchanged nor kept from replacing others.
SYSTEMS = {"as it is": [], "no locks on folders": ["inject=flock:error=EOPNOTSUPP:when=1"], "no exchange of names": ["inject=renameat2:error=EINVAL"]}


def articles(summitry, kg):
    subprocess.run([summitry, "verify", "--kg", kg], check=True, capture_output=True)
    return sorted(json.loads((kg / "manifest.json").read_text())["articles"])


def strace(options, command, log="/dev/null"):
    options = [o for option in options for o in ("-e", option)]
    return subprocess.run(["strace", "-f", "-o", log, "-e", "trace=" + ",".join(CHANGES), *options, *command], capture_output=True)


def calls(log):
    """Which calls change something from the lock on: name and how many of that name came before, in this run."""
    seen, found, locked = collections.Counter(), [], False
    for call, rest in re.findall(r"^\d+ +(\w+)\((.*)", log, re.M):
        seen[call] += 1
        locked |= call == "flock"
        reads = call == "openat" and "O_CREAT" not in rest or call == "write" and re.match(r"[12],", rest)
        if locked and not reads: found.append((call, seen[call]))
    return found


def main():
    summitry = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which("strace"):
        print("skipped: strace is not installed"); return 0
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        for name in ["old", "gone", "new"]:
            (tmp / f"{name}.txt").write_text(f"Title: {name}\nPublished: 2024-05-13\n\nPeru met Chile in Lima.\n")
        first = tmp / "first"
        subprocess.run([summitry, "build", tmp / "old.txt", tmp / "gone.txt", "--kg", first], check=True, capture_output=True)
        (first / "notes.md").write_text("mine")
        writers = {
            "build": (lambda kg: [summitry, "build", tmp / "new.txt", "--kg", kg], ["gone", "new", "old"]),
            "remove": (lambda kg: [summitry, "remove", "gone", "--kg", kg], ["old"]),
            "infer": (lambda kg: [summitry, "infer", "--kg", kg], ["gone", "old"]),
        }
        kills, wrong, states = collections.Counter(), [], collections.Counter()
        for system, options in SYSTEMS.items():
            for name, (writer, after) in writers.items():
                kg = tmp / "kg"
                shutil.copytree(first, kg)
                done = strace(options, writer(kg), tmp / "log")
                if done.returncode: wrong.append((system, name, "fails", done.stderr))
                shutil.rmtree(kg)
                log = (tmp / "log").read_text(errors="replace")
                if options and "INJECTED" not in log:
                    print(f"{system}: {name} makes no such call, so it is as it is")
                    continue
                for call, when in calls(log):
                    # Of two injections into one call the last counts: a call that fails by one cannot be killed at.
                    if any(f"={call}:" in o for o in options): continue
                    case = (system, name, call, when)
                    shutil.copytree(first, kg)
                    killed = strace([*options, f"inject={call}:signal=KILL:when={when}"], writer(kg)).returncode != 0
                    kills[system] += killed
                    left = articles(summitry, kg)
                    # A run may open a file less than the one before it, and so end before the call is reached: it must have saved.
                    if not killed and left != after: wrong.append((*case, "was not killed", left))
                    states["new" if left == after != ["gone", "old"] else "old"] += 1
                    if left not in (["gone", "old"], after): wrong.append((*case, left))
                    # The same build goes on from the journal of the killed one.
                    following = writer(kg) if name == "build" else [summitry, "infer", "--kg", kg]
                    if subprocess.run(following, capture_output=True).returncode: wrong.append((*case, "the next writer fails"))
                    names = sorted(p.name for p in kg.iterdir())
                    if [n for n in names if n != ".summitry-lock.tmp"] != ["graph.idx", "graph.nq", "manifest.json", "notes.md"]: wrong.append((*case, names))
                    if (kg / "notes.md").read_text() != "mine": wrong.append((*case, "notes.md"))
                    shutil.rmtree(kg)
    print(f"{sum(kills.values())} writers killed ({dict(kills)}), {dict(states)} of the graphs (of infer: old): {len(wrong)} wrong")
    for case in wrong: print("  ", *case)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
