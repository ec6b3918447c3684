"""The notebook of the examples, run as a reader would; skipped where nbclient is not installed."""

import unittest
from pathlib import Path

try:
    import nbclient
    import nbformat
except ImportError:
    nbclient = None

EXAMPLES = Path(__file__).parents[3] / "examples"


@unittest.skipIf(nbclient is None, "nbclient is not installed")
class Notebook(unittest.TestCase):
    def test_it_runs_draws_and_answers(self):
        notebook = nbformat.read(EXAMPLES / "diplomacy.ipynb", as_version=4)
        nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
        shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
        data = [output.data for output in shown if "data" in output]
        self.assertTrue(any("</svg>" in d.get("image/svg+xml", "") for d in data), "no picture")
        answers = [d["text/plain"] for d in data if "image/svg+xml" not in d]
        self.assertRegex(answers[0], r"<Graph: 22 articles, \d+ quads>")
        self.assertIn("Kim", answers[1])
        self.assertTrue(answers[2].startswith("United States "), answers[2])
        self.assertIn("North Korea", answers[3])


if __name__ == "__main__":
    unittest.main()
