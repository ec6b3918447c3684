"""The graph of a Spark job is the graph of ``summitry build``, whatever dies meanwhile; skipped where pyspark is not installed.

SUMMITRY names the command line program, SPARK_ARTICLES how many articles are generated (2,000 unless it is set)."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

try:
    import pyspark
    from pyspark.sql import SparkSession

    import summitry.spark as spark
except ImportError:
    pyspark = None

ROOT = Path(__file__).parents[3]
MANY = int(os.environ.get("SPARK_ARTICLES", "2000"))


def session() -> "SparkSession":
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Two workers at once, and a task that loses its worker is tried again, as on a cluster.
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[2,4]").appName("summitry")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def built(source: Path, kg: Path) -> list[str]:
    """The graph of the command line."""
    command = [os.environ["SUMMITRY"], "build", source, "--kg", kg, "--quiet"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode in (0, 3), ran.stderr
    return sorted((kg / "graph.nq").read_text().splitlines())


def lines(folder: Path) -> list[str]:
    """The lines of all parts of a job's N-Quads."""
    return sorted(line for part in folder.glob("part-*") for line in part.read_text().splitlines())


def children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task")
    try:
        return [int(child) for thread in threads.iterdir() for child in (thread / "children").read_text().split()]
    except OSError:
        return []


def workers() -> list[int]:
    """The Python workers of this process's Spark: what its daemon has forked."""
    found, look = [], children(os.getpid())
    while look:
        process = look.pop()
        below = children(process)
        try:
            command = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue
        if b"pyspark.daemon" in command:
            found += below
        else:
            look += below
    return found


class Killer(threading.Thread):
    """Kills a Python worker once some tasks of a job are done and others are not."""

    def __init__(self, folder: Path, done: int):
        super().__init__(daemon=True)
        self.folder, self.done, self.killed = folder, done, None

    def run(self):
        while not self.killed:
            time.sleep(0.05)
            if len(list(self.folder.glob("_temporary/0/task_*"))) >= self.done and (alive := workers()):
                os.kill(alive[-1], signal.SIGKILL)
                self.killed = alive[-1]
                self.finished_before = (self.folder / "_SUCCESS").exists()


@unittest.skipIf(pyspark is None, "pyspark is not installed")
class Jobs(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.session = session()
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.temporary.name)

    @classmethod
    def tearDownClass(cls):
        cls.session.stop()
        cls.temporary.cleanup()

    def assert_same(self, ours: list[str], theirs: list[str]):
        more, less = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
        self.assertEqual((more[:5], less[:5]), ([], []), f"{len(more)} more, {len(less)} less of {len(theirs)}")
        self.assertEqual(len(ours), len(theirs))

    def test_a_job_that_loses_a_worker_makes_the_graph_of_a_build(self):
        articles, out = self.folder / "articles", self.folder / "out"
        subprocess.run([sys.executable, ROOT / "scripts" / "generate_articles.py", str(MANY), articles], check=True)
        # A copy, a version, one that two articles call differently, a file that is no text.
        first = sorted(articles.iterdir())[0].read_text()
        (articles / "copy.txt").write_text(first.replace("Title: ", "Title: Again: "))
        (articles / "version.txt").write_text(first + "\nThe talks go on, said a diplomat who had been there all week.\n")
        (articles / "broken.txt").write_bytes(b"\x00\xff\xfe broken \x00")
        theirs = built(articles, self.folder / "kg")
        files = self.session.read.format("binaryFile").load(str(articles))
        killer = Killer(out / "facts", 4)
        killer.start()
        spark.build(files, str(out), below=str(articles))
        self.assertTrue(killer.killed, "no worker was killed")
        self.assertFalse(killer.finished_before, "the facts were read before a worker was killed")
        refused = [json.loads(line) for part in (out / "refused").glob("part-*") for line in part.read_text().splitlines()]
        self.assertEqual(len(refused), 1, refused)
        self.assertIn("broken.txt", refused[0]["error"])
        self.assertEqual(self.session.read.parquet(str(out / "facts")).where("error is null").count(), MANY + 2)
        self.assert_same(lines(out / "nquads"), theirs)
        self.assertTrue(any("copyOf" in line for line in theirs) and any("Identification" in line for line in theirs))

    def test_json_lines_are_read_as_the_program_reads_their_file(self):
        file, out = self.folder / "news.jsonl", self.folder / "lines"
        texts = [
            "Foreign Minister Lee Jun of South Korea met Anna Smith in Vienna.",
            "South Korea's Foreign Minister Lee Jun said that France met Spain in Rome.",
            "Defence Minister Lee Jun of China met Zoran Petrovic in Rome.",
            "China's Defence Minister Lee Jun met Zoran Petrović in Norway.",
            "Zoran Petrović met Lee Jun. China is content. China met South Korea and China.",
        ]
        records = [{"id": f"n{n}", "title": f"Talks {n}", "published": f"2024-05-{n + 1:02}", "text": t} for n, t in enumerate(texts)]
        file.write_text("".join(json.dumps(record) + "\n" for record in records) + "{\"text\": \n" + json.dumps({"id": "n9"}) + "\n")
        theirs = built(file, self.folder / "kg-lines")
        spark.build(self.session.read.text(str(file)), str(out), name="news")
        self.assert_same(lines(out / "nquads"), theirs)
        self.assertTrue(any("lee-jun_kor" in line for line in theirs), "nobody was told apart")
        self.assertEqual(self.session.read.json(str(out / "refused")).count(), 2)

    def test_rows_with_a_text_and_records_of_an_archive_are_articles(self):
        rows = [("a", "Talks", "2024-05-16", "Anna Smith met Boris Berg on Monday."), ("b", None, None, None), ("a", "Talks", "2024-05-16", "Anna Smith left.")]
        frame = self.session.createDataFrame(rows, "id string, title string, published string, text string")
        read = spark.one_of_each(spark.facts(frame).persist()).collect()
        sound = {row.id: json.loads(row.facts) for row in read if row.error is None}
        self.assertEqual(list(sound), ["a"])
        self.assertEqual(sorted(bool(row.error) for row in read), [False, True, True])
        text = "<html><title>Talks</title><body><p>Anna Smith, the president of France, met Boris Berg in Oslo on 3 May 2019, and both were content.</p></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{text}"
        record = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/talks\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n"
        )
        frame = self.session.createDataFrame([("crawl.warc", bytearray(record.encode())), ("none.warc", None)], "path string, content binary")
        read = spark.facts(frame).collect()
        events = [json.loads(row.facts)["events"] for row in read if row.error is None]
        self.assertEqual([[event["date"] for event in one] for one in events], [["2019-05-03"]])
        self.assertEqual([row.error for row in read if row.error], ["a record without content"])


if __name__ == "__main__":
    unittest.main()
