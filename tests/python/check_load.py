"""The server under load: many clients at once, then queries that would never end while a small one goes on being asked.

usage: check_load.py SUMMITRY KG [CLIENTS SECONDS]

Says how many requests were answered, the times of a small query, how far memory grew, and when each heavy query was cut."""

import http.client, json, os, re, subprocess, sys, threading, time, urllib.parse

TIMEOUT = 3
SMALL = "SELECT ?s { ?s a <https://schema.org/Person> } LIMIT 5"
CROSS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
VALUES = "".join(f"VALUES ?{v} {{ {'1 ' * 300}}} " for v in "abcde")
DOUBLED = "BIND('0123456789' AS ?v0)" + "".join(f" BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(40))
ANY_PATH = "(!<a:a>|^!<a:a>)*"
BOMBS = {
    "a cross product, counted": f"SELECT (COUNT(*) AS ?n) {CROSS}",
    "a cross product, streamed": f"SELECT * {CROSS}",
    "a cross product, made distinct": f"SELECT DISTINCT ?a ?e ?i {CROSS}",
    "a cross product, made one text": f"SELECT (GROUP_CONCAT(STR(?c)) AS ?n) {CROSS}",
    "a cross product, sorted": f"SELECT ?a {CROSS} ORDER BY RAND()",
    "lists of values": f"SELECT (COUNT(*) AS ?n) {{ {VALUES} }}",
    "a text doubled forty times": f"SELECT (STRLEN(?v40) AS ?n) {{ {DOUBLED} }}",
    "three paths of any length": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY_PATH} ?b . ?c {ANY_PATH} ?d . ?e {ANY_PATH} ?f }}",
    "a pattern over lists of values": f"ASK {{ {VALUES} FILTER(REGEX(STR(?a + ?b + ?c + ?d + ?e), '^(a|b)*$')) }}",
    "optional parts in optional parts": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i OPTIONAL { ?j ?k ?l FILTER(?l < ?c) } } } }",
}


class Client:
    """One connection that is kept."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address, timeout=60)

    def ask(self, query):
        """The status and the seconds of a query; status 0 for an answer that broke off."""
        begun = time.monotonic()
        try:
            self.connection.request("GET", "/sparql?query=" + urllib.parse.quote(query), headers={"Accept": "application/sparql-results+json"})
            answer = self.connection.getresponse()
            status, _ = answer.status, answer.read()
        except (http.client.HTTPException, OSError):
            self.connection.close()
            status = 0
        return status, time.monotonic() - begun


def memory(pid):
    """Resident bytes of a process and of those that it started."""
    pids = [pid, *map(int, subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split())]
    total = 0
    for each in pids:
        try:
            total += int(open(f"/proc/{each}/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except FileNotFoundError:
            pass
    return total


def crowd(address, pid, clients, seconds):
    """All clients ask for so long: statuses, times, and memory after a tenth of the time and at the end."""
    end, lock, seen, times, sizes = time.monotonic() + seconds, threading.Lock(), {}, [], []

    def one():
        client = Client(address)
        while time.monotonic() < end:
            status, took = client.ask(SMALL)
            with lock:
                seen[status] = seen.get(status, 0) + 1
                times.append(took)

    threads = [threading.Thread(target=one) for _ in range(clients)]
    for thread in threads:
        thread.start()
    time.sleep(seconds / 10)
    while time.monotonic() < end:
        sizes.append(memory(pid))
        time.sleep(min(1, seconds / 20))
    for thread in threads:
        thread.join()
    return seen, sorted(times), sizes


def main(binary, kg, clients=200, seconds=30):
    server = subprocess.Popen([binary, "serve", "--kg", kg, "--listen", "127.0.0.1:0", "--timeout", str(TIMEOUT), "--workers", "3"], stdout=subprocess.PIPE, text=True)
    wrong = []
    try:
        address = re.search(r"http://([^/]+)/", server.stdout.readline()).group(1)
        seen, times, sizes = crowd(address, server.pid, int(clients), float(seconds))
        grown = max(sizes) / sizes[0]
        print(f"{clients} clients for {seconds} s: {json.dumps(seen)}; median {1000 * times[len(times) // 2]:.0f} ms, 99 % {1000 * times[len(times) * 99 // 100]:.0f} ms; memory {sizes[0] >> 20} to {max(sizes) >> 20} MiB")
        if set(seen) != {200}:
            wrong.append(f"not all were answered: {seen}")
        if grown > 1.2:
            wrong.append(f"memory grew {grown:.2f} times")
        small = Client(address)
        for name, query in BOMBS.items():
            result = {}
            bomb = threading.Thread(target=lambda: result.update(zip(("status", "took"), Client(address).ask(query))))
            bomb.start()
            slowest = 0
            while bomb.is_alive():
                status, took = small.ask(SMALL)
                slowest = max(slowest, took)
                if status != 200:
                    wrong.append(f"while {name}: {status}")
                time.sleep(0.05)
            bomb.join()
            print(f"{name}: {result['status'] or 'broken off'} after {result['took']:.1f} s; a small query meanwhile took {1000 * slowest:.0f} ms at most")
            if result["status"] == 200:
                wrong.append(f"{name} was answered")
            if result["took"] > TIMEOUT + 1:
                wrong.append(f"{name} was cut after {result['took']:.1f} s")
            if slowest > 0.2:
                wrong.append(f"while {name} a small query took {slowest:.2f} s")
    finally:
        server.terminate()
        server.wait()
    for line in wrong:
        print(f"WRONG: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
