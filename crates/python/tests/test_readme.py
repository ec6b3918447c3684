"""The Python of the two README files runs as it stands there."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[3]


def python_of(readme: Path) -> str:
    return "\n".join(re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL))


def run(code: str, folder: Path) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, text=True).stdout


class Readme(unittest.TestCase):
    def test_the_facts_of_an_article_are_the_program_s_byte_for_byte(self):
        out = run(python_of(ROOT / "README.md"), ROOT)
        program = [os.environ["SUMMITRY"], "extract", "data/articles/gulf-thaw.txt"]
        theirs = subprocess.run(program, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        self.assertEqual(out[: len(theirs)], theirs)
        self.assertIn("Xi Jinping", out[len(theirs) :])

    def test_the_package_s_own(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "data" / "articles", Path(folder, "articles"))
            out = run(python_of(ROOT / "crates" / "python" / "README.md"), Path(folder))
            self.assertIn("Meeting 2019-05-03 ['Anna Smith', 'Boris Berg']", out)
            self.assertTrue(Path(folder, "kg", "graph.nq").exists())


if __name__ == "__main__":
    unittest.main()
