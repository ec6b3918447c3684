"""What the package does for who uses it from Python; SUMMITRY names the command line program that it is held against."""

import io
import os
import subprocess
import sys
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

import summitry

PROGRAM = os.environ["SUMMITRY"]
ROOT = Path(__file__).parents[3]
ARTICLES = ROOT / "data" / "articles"
TEXT = "Anna Smith, the president of France, met Boris Berg in Oslo on 3 May 2019. Berg said that Poland backs Spain."


def program(*arguments):
    """What the program prints, run where its language model lies."""
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=ROOT, check=True, capture_output=True, text=True).stdout


class Extraction(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pipeline = summitry.Pipeline()

    def test_facts_are_objects_that_point_at_words(self):
        facts = self.pipeline.extract(TEXT, id="talks")
        self.assertEqual([e.type for e in facts.events], ["Meeting"])
        self.assertEqual([facts.entity(p).label for p in facts.events[0].participants], ["Anna Smith", "Boris Berg"])
        self.assertEqual(facts.words(facts.claims[0].parts[0]), "Poland backs Spain")
        self.assertEqual((facts.relationships[0].from_, facts.relationships[0].claim), ("country/POL", "c1"))
        self.assertEqual((facts.roles[0].title, facts.roles[0].of), ("president", "country/FRA"))
        self.assertEqual(facts.to_dict()["article"]["id"], "talks")
        self.assertEqual(summitry.Facts.from_json(facts.to_json()).to_json(), facts.to_json())

    def test_offsets_count_code_points(self):
        facts = self.pipeline.extract("The envoy 🕊 José Muñoz met Emile Capek in Málaga.")
        words = {facts.words(mention) for entity in facts.entities for mention in entity.mentions}
        self.assertEqual(words, {"José Muñoz", "Emile Capek", "Málaga"})

    def test_json_is_the_program_s_byte_for_byte(self):
        for article in summitry.read(ARTICLES):
            with self.subTest(article.id):
                file = next(f for f in ARTICLES.iterdir() if f.stem == article.id)
                self.assertEqual(self.pipeline.extract(next(summitry.read(file))).to_json() + "\n", program("extract", file))

    def test_many_articles_come_in_their_order(self):
        texts = [f"Anna Smith met Boris Berg in Oslo in {1950 + n}." for n in range(70)]
        dates = [facts.events[0].date for facts in self.pipeline.extract_many(texts, threads=2)]
        self.assertEqual(dates, [str(1950 + n) for n in range(70)])

    def test_how_many_there_are_is_known_where_the_articles_know_it(self):
        readings = self.pipeline.extract_many([TEXT, TEXT])
        self.assertEqual((len(readings), len(list(readings))), (2, 2))
        with self.assertRaises(TypeError):
            len(self.pipeline.extract_many(iter([TEXT])))

    def test_facts_come_while_others_are_read(self):
        given = []

        def articles():
            for n in range(1000):
                given.append(n)
                yield TEXT

        next(self.pipeline.extract_many(articles(), threads=2))
        self.assertLess(len(given), 100)

    def test_articles_are_those_of_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            news = Path(folder, "news")
            (news / "2024").mkdir(parents=True)
            (news / "2024" / "talks.txt").write_text(TEXT)
            (news / "2024" / "talks.html").write_text(f"<html><title>Talks</title><p>{TEXT}</p></html>")
            (news / "more.jsonl").write_text('{"id": "x", "story": "They met."}\n{"story": "They left."}\n')
            (news / ".hidden.txt").write_text(TEXT)
            (news / "picture.png").write_bytes(b"\x89PNG")
            for given in ([news], [news / "2024" / "*"], [news / "2024" / "talks.txt", news]):
                with self.subTest(given):
                    read = summitry.read(*given, errors="skip", fields={"text": "story"})
                    ours = [self.pipeline.extract(article).to_json(pretty=False) for article in read]
                    theirs = program("extract", "--format", "ndjson", "--field", "text=story", *given)
                    self.assertEqual(ours, theirs.splitlines())

    def test_bad_input_is_one_family_of_errors(self):
        for wrong in (
            lambda: summitry.Pipeline(model="nowhere.safetensors"),
            lambda: summitry.Article("text", published="yesterday"),
            lambda: list(summitry.read("nowhere.txt", errors="raise")),
            lambda: list(summitry.read("nowhere/*.txt")),
            lambda: list(summitry.read(ARTICLES, fields={"nothing": "story"})),
            lambda: summitry.Graph.open("nowhere"),
            lambda: summitry.Graph().query("meetigns"),
            lambda: summitry.Graph().query("SELECT * {"),
            lambda: summitry.Graph().export("paper"),
            lambda: summitry.Graph().draw("horse"),
        ):
            with self.assertRaises(summitry.SummitryError):
                wrong()


class Graphs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.graph = summitry.Graph().build(summitry.Pipeline().extract_many(summitry.read(ARTICLES)))
        cls.folder = tempfile.TemporaryDirectory()
        cls.kg = Path(cls.folder.name, "python")
        cls.graph.save(cls.kg)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_a_graph_has_the_quads_of_the_program_s(self):
        theirs = Path(self.folder.name, "program")
        program("build", ARTICLES, "--kg", theirs, "--quiet")
        for ours, other in zip(*(sorted((kg / "graph.nq").read_text().splitlines()) for kg in (self.kg, theirs))):
            self.assertEqual(ours, other)
        self.assertEqual(len(self.graph), len((theirs / "graph.nq").read_text().splitlines()))

    def test_named_queries_and_sparql_give_rows(self):
        rows = self.graph.query("meetings")
        self.assertGreater(len(rows), 3)
        self.assertTrue({"date", "source"} <= set(rows[0]), rows[0])
        self.assertGreater(self.graph.query("SELECT (COUNT(?e) AS ?n) { ?e a sem:Event }")[0]["n"], 3)
        self.assertIs(self.graph.query("ASK { ?p a schema:Person }"), True)
        self.assertIn("rdf-syntax-ns#type", self.graph.query("CONSTRUCT { ?p a schema:Person } WHERE { ?p a schema:Person }"))
        self.assertGreater(len(self.graph.query("relationships", claims="add")), len(self.graph.query("relationships")))

    def test_a_saved_graph_is_sound_and_opens(self):
        report = summitry.Graph.verify(self.kg)
        self.assertTrue(report.is_sound, report.failures)
        opened = summitry.Graph.open(self.kg)
        self.assertEqual((opened.articles, len(opened)), (self.graph.articles, len(self.graph)))
        self.assertIn("Xi Jinping", opened.explain("Xi Jinping"))
        self.assertGreater(opened.infer(), 0)
        self.assertIn(b"@prefix schema:", opened.export("turtle"))

    def test_a_picture_is_the_program_s(self):
        picture = Path(self.folder.name, "network.svg")
        program("draw", "network", "--kg", self.kg, "--top", "20", "-o", picture)
        self.assertEqual(self.graph.draw("network", top=20), picture.read_text())

    @unittest.skipIf(find_spec("pandas") is None, "pandas is not installed")
    def test_rows_are_a_data_frame(self):
        rows = self.graph.query("meetings", leader="Xi Jinping")
        frame = self.graph.to_pandas("meetings", leader="Xi Jinping")
        self.assertEqual((list(frame.columns), len(frame)), (list(rows[0]), len(rows)))

    @unittest.skipIf(find_spec("pyarrow") is None, "pyarrow is not installed")
    def test_rows_are_a_table(self):
        self.assertEqual(self.graph.to_arrow("meetings").to_pylist(), self.graph.query("meetings"))

    @unittest.skipIf(find_spec("networkx") is None, "networkx is not installed")
    def test_the_network_is_a_graph_of_networkx(self):
        network = self.graph.to_networkx()
        labels = dict(network.nodes(data="label"))
        xi = next(node for node, label in labels.items() if label == "Xi Jinping")
        self.assertIn("Kim Jong-un", {labels[node] for node in network.to_undirected()[xi]})

    @unittest.skipIf(find_spec("tqdm") is None, "tqdm is not installed")
    def test_tqdm_shows_how_far_it_is(self):
        import tqdm

        articles = list(summitry.read(ARTICLES))
        bar = tqdm.tqdm(summitry.Pipeline().extract_many(articles), file=io.StringIO())
        self.assertEqual((bar.total, len(list(bar))), (len(articles), len(articles)))


class Program(unittest.TestCase):
    def test_the_command_line_is_the_same(self):
        ours = subprocess.run([sys.executable, "-m", "summitry", "extract", str(next(iter(sorted(ARTICLES.glob("*.txt")))))],
                              check=True, capture_output=True, text=True).stdout
        self.assertEqual(ours, program("extract", sorted(ARTICLES.glob("*.txt"))[0]))
        wrong = subprocess.run([sys.executable, "-m", "summitry", "extract", "nowhere.txt"], capture_output=True, text=True)
        self.assertEqual(wrong.returncode, 1)
        self.assertRegex(wrong.stderr, r"^error: .*nowhere")


if __name__ == "__main__":
    unittest.main()
