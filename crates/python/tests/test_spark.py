"""The graph of a Spark job is the graph of ``summitry build``; SUMMITRY names that program. Skipped where pyspark is not installed."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import pyspark
    from pyspark.sql import SparkSession

    import summitry.spark as spark
except ImportError:
    pyspark = None


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
    ran = subprocess.run([os.environ["SUMMITRY"], "build", source, "--kg", kg, "--quiet"], capture_output=True, text=True)
    assert ran.returncode in (0, 3), ran.stderr
    return sorted((kg / "graph.nq").read_text().splitlines())


def lines(folder: Path) -> list[str]:
    """The lines of all parts of a job's N-Quads."""
    return sorted(line for part in folder.glob("part-*") for line in part.read_text().splitlines())


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
