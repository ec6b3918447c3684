"""The component for spaCy; skipped where spaCy is not installed."""

import unittest

try:
    import spacy
except ImportError:
    spacy = None

TEXT = "Anna Smith, the president of France, met Boris Berg in Oslo on Friday. Berg said that Poland backs Spain."


@unittest.skipIf(spacy is None, "spaCy is not installed")
class Component(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.nlp = spacy.blank("en")
        # By its entry point in an installed package; from a folder of sources the module has to be named.
        import summitry.spacy  # noqa: F401

        cls.nlp.add_pipe("summitry", config={"published": "2019-05-06"})

    def test_claims_dates_and_events_are_on_the_doc(self):
        doc = self.nlp(TEXT)
        self.assertEqual([(e.type, e.date) for e in doc._.events], [("Meeting", "2019-05-03")])
        self.assertEqual([d.value for d in doc._.dates], ["2019-05-03"])
        self.assertEqual([c.speaker_text for c in doc._.claims], ["Berg"])
        self.assertEqual([(s.text, s.label_, s.id) for s in doc.spans["claims"]], [("Poland backs Spain", "Berg", 0)])
        self.assertEqual([(s.text, s.label_) for s in doc.spans["dates"]], [("Friday", "2019-05-03")])
        self.assertEqual([s.label_ for s in doc.spans["events"]], ["Meeting"])
        self.assertEqual(doc._.facts.article.text, TEXT)

    def test_a_doc_may_tell_its_own_day(self):
        doc = self.nlp.make_doc(TEXT)
        doc._.published = "2024-05-16"
        self.assertEqual([d.value for d in self.nlp(doc)._.dates], ["2024-05-10"])

    def test_a_text_without_any_is_left_as_it_is(self):
        doc = self.nlp("It rained.")
        self.assertEqual((doc._.events, doc._.claims, list(doc.spans["dates"])), ([], [], []))


if __name__ == "__main__":
    unittest.main()
