#!/usr/bin/env python3
"""Kill a writer at each system call by which it changes the folder, from taking the lock to its end: the folder must then hold the old graph or the new one,
sound, and the next writer must leave nothing behind but what is the user's own.

  check_kills.py SUMMITRY [anew|apart|into ...]     needs strace; the graphs to try, all if none is named
"""
import collections, json, os, pathlib, re, shutil, subprocess, sys, tempfile

CHANGES = ["openat", "write", "pwrite64", "writev", "ftruncate", "fsync", "fdatasync", "fchmod", "fchown", "rename", "renameat", "renameat2", "link", "linkat",
           "unlink", "unlinkat", "rmdir", "mkdir", "flock", "exit_group"]
# As it is; where file systems cannot lock folders; where names can neither be exchanged nor kept from replacing others.
SYSTEMS = {"as it is": [], "no locks on folders": ["inject=flock:error=EOPNOTSUPP:when=1"], "no exchange of names": ["inject=renameat2:error=EINVAL"]}


def articles(summitry, kg):
    subprocess.run([summitry, "verify", "--kg", kg], check=True, capture_output=True)
    return sorted(json.loads((kg / "manifest.json").read_text())["articles"])


def strace(options, command, log="/dev/null", env=None):
    options = [o for option in options for o in ("-e", option)]
    return subprocess.run(["strace", "-f", "-o", log, "-e", "trace=" + ",".join(CHANGES), *options, *command], capture_output=True, env=env)


def calls(log):
    """Which calls change something from the lock on: name and how many of that name came before, in this run."""
    seen, found, locked = collections.Counter(), [], False
    for call, rest in re.findall(r"^\d+ +(\w+)\((.*)", log, re.M):
        seen[call] += 1
        locked |= call == "flock"
        reads = call == "openat" and "O_CREAT" not in rest or call == "write" and re.match(r"[12],", rest)
        if locked and not reads: found.append((call, seen[call]))
    return found


def names_left(kg):
    """What lies in the folder, but for the lock; the files of changes are there where the manifest names them, and nowhere else."""
    names = sorted(p.name for p in kg.iterdir() if p.name != ".summitry-lock.tmp")
    changes = [n for n in names if n.startswith("changes.")]
    named = ["changes.idx", "changes.rdfp"] if "changes" in json.loads((kg / "manifest.json").read_text()) else []
    return [n for n in names if n not in changes] if changes == named else names + ["(changes)"]


def main():
    summitry = str(pathlib.Path(sys.argv[1]).resolve())
    if not shutil.which("strace"):
        print("skipped: strace is not installed"); return 0
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        texts = lambda names: [tmp / f"{n}.txt" for n in names]
        many = [f"a{n}" for n in range(24)]
        for name in ["old", "gone", "new", *many]:
            (tmp / f"{name}.txt").write_text(f"Title: {name}\nPublished: 2024-05-13\n\nPeru met Chile in Lima.\n")
        # A graph that is written anew, one whose changes are kept apart, and one into which such changes are then written.
        apart = {**os.environ, "SUMMITRY_APART_FROM": "1"}
        small, large, changed = ["gone", "old"], sorted(["gone", *many]), sorted(["gone", "old", *many])
        firsts = {"anew": (small, os.environ), "apart": (large, apart), "into": (changed, os.environ)}
        for first, (names, env) in firsts.items():
            if first == "into": shutil.copytree(tmp / "apart", tmp / first)
            subprocess.run([summitry, "build", *texts(names), "--kg", tmp / first], check=True, capture_output=True, env=apart if first == "into" else env)
            (tmp / first / "notes.md").write_text("mine")
        if not (tmp / "into" / "changes.rdfp").exists(): raise SystemExit("no changes are kept apart")
        writers = {
            "build": (lambda kg: [summitry, "build", tmp / "new.txt", "--kg", kg], lambda names: sorted([*names, "new"])),
            "remove": (lambda kg: [summitry, "remove", "gone", "--kg", kg], lambda names: [n for n in names if n != "gone"]),
            "infer": (lambda kg: [summitry, "infer", "--kg", kg], lambda names: names),
        }
        kills, wrong, states = collections.Counter(), [], collections.Counter()
        cases = [(system, "anew") for system in SYSTEMS] + [("as it is", "apart"), ("as it is", "into")]
        cases = [case for case in cases if case[1] in (sys.argv[2:] or firsts)]
        for (system, first), name in [(case, name) for case in cases for name in writers]:
            options, (before, env), (writer, becomes) = SYSTEMS[system], firsts[first], writers[name]
            after, kg = becomes(before), tmp / "kg"
            run = lambda *args: strace(*args, env=env)
            shutil.copytree(tmp / first, kg)
            done = run(options, writer(kg), tmp / "log")
            if done.returncode: wrong.append((system, first, name, "fails", done.stderr))
            if first == "apart" and name != "infer" and not (kg / "changes.rdfp").exists(): wrong.append((first, name, "is not kept apart"))
            shutil.rmtree(kg)
            log = (tmp / "log").read_text(errors="replace")
            if options and "INJECTED" not in log:
                print(f"{system}: {name} makes no such call, so it is as it is")
                continue
            for call, when in calls(log):
                # Of two injections into one call the last counts: a call that fails by one cannot be killed at.
                if any(f"={call}:" in o for o in options): continue
                case = (system, first, name, call, when)
                shutil.copytree(tmp / first, kg)
                killed = run([*options, f"inject={call}:signal=KILL:when={when}"], writer(kg)).returncode != 0
                kills[system, first] += killed
                left = articles(summitry, kg)
                # A run may open a file less than the one before it, and so end before the call is reached: it must have saved.
                if not killed and left != after: wrong.append((*case, "was not killed", left))
                states["new" if left == after != before else "old"] += 1
                if left not in (before, after): wrong.append((*case, left))
                # The same build goes on from the journal of the killed one.
                following = writer(kg) if name == "build" else [summitry, "infer", "--kg", kg]
                if subprocess.run(following, capture_output=True, env=env).returncode: wrong.append((*case, "the next writer fails"))
                if names_left(kg) != ["graph.idx", "graph.nq", "manifest.json", "notes.md"]: wrong.append((*case, names_left(kg)))
                if first != "anew": articles(summitry, kg)
                if (kg / "notes.md").read_text() != "mine": wrong.append((*case, "notes.md"))
                shutil.rmtree(kg)
    print(f"{sum(kills.values())} writers killed ({dict(kills)}), {dict(states)} of the graphs (of infer: old): {len(wrong)} wrong")
    for case in wrong: print("  ", *case)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
