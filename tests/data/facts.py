"""Writes the facts documents of this folder: public history of the Cold War, a sentence a fact, for tests of analytics,
pictures and reports that must not depend on what the extractors find.

Usage: python3 tests/data/facts.py    (writes cold-war-*.json beside itself)

Each line below is a fact: its sentence, and what it says. Offsets are code points, counted here.
"""
import hashlib, json, pathlib, re, unicodedata

COUNTRIES = {
    "United States": "USA", "Soviet Union": "SUN", "China": "CHN", "United Kingdom": "GBR", "France": "FRA", "West Germany": "DEU",
    "East Germany": "DDR", "Poland": "POL", "Czechoslovakia": "CSK", "Hungary": "HUN", "Romania": "ROU", "Bulgaria": "BGR", "Yugoslavia": "YUG",
    "Albania": "ALB", "Cuba": "CUB", "Vietnam": "VNM", "North Korea": "PRK", "South Korea": "KOR", "Japan": "JPN", "India": "IND",
    "Pakistan": "PAK", "Egypt": "EGY", "Israel": "ISR", "Iran": "IRN", "Iraq": "IRQ", "Afghanistan": "AFG", "Argentina": "ARG",
}
PLACES = {"Geneva", "Reykjavík", "Washington", "Moscow", "New York", "Valletta", "Helsinki", "Beijing", "Vienna", "Vladivostok", "Camp David", "Bonn",
          "Oreanda", "Erfurt", "Chequers", "Verdun", "Belgrade", "Brijuni", "Arkhyz", "Bucharest"}
ORGANIZATIONS = {"NATO", "Warsaw Pact", "United Nations"}

LEADERS = [  # person, title, country
    ("John F. Kennedy", "president", "United States"), ("Richard Nixon", "president", "United States"), ("Gerald Ford", "president", "United States"),
    ("Jimmy Carter", "president", "United States"), ("Ronald Reagan", "president", "United States"), ("George H. W. Bush", "president", "United States"),
    ("Nikita Khrushchev", "premier", "Soviet Union"), ("Leonid Brezhnev", "general secretary", "Soviet Union"), ("Mikhail Gorbachev", "general secretary", "Soviet Union"),
    ("Mao Zedong", "chairman", "China"), ("Deng Xiaoping", "paramount leader", "China"), ("Margaret Thatcher", "prime minister", "United Kingdom"),
    ("François Mitterrand", "president", "France"), ("Willy Brandt", "chancellor", "West Germany"), ("Helmut Kohl", "chancellor", "West Germany"),
    ("Willi Stoph", "prime minister", "East Germany"), ("Erich Honecker", "general secretary", "East Germany"), ("Josip Broz Tito", "president", "Yugoslavia"),
    ("Nicolae Ceaușescu", "president", "Romania"), ("Gamal Abdel Nasser", "president", "Egypt"), ("Anwar Sadat", "president", "Egypt"),
    ("Menachem Begin", "prime minister", "Israel"), ("Jawaharlal Nehru", "prime minister", "India"),
]
MEETINGS = [  # kind, who, date, place
    ("Meeting", "Josip Broz Tito + Nikita Khrushchev", "1955-05-26", "Belgrade"), ("Meeting", "Josip Broz Tito + Gamal Abdel Nasser + Jawaharlal Nehru", "1956-07-18/1956-07-20", "Brijuni"),
    ("Summit", "John F. Kennedy + Nikita Khrushchev", "1961-06-03/1961-06-04", "Vienna"), ("Meeting", "Richard Nixon + Nicolae Ceaușescu", "1969-08-02", "Bucharest"),
    ("Meeting", "Willy Brandt + Willi Stoph", "1970-03-19", "Erfurt"), ("Meeting", "Willy Brandt + Leonid Brezhnev", "1971-09", "Oreanda"),
    ("Meeting", "Richard Nixon + Mao Zedong", "1972-02-21", "Beijing"), ("Summit", "Richard Nixon + Leonid Brezhnev", "1972-05", "Moscow"),
    ("Summit", "Richard Nixon + Leonid Brezhnev", "1973-06", "Washington"), ("Summit", "Richard Nixon + Leonid Brezhnev", "1974-06-27/1974-07-03", "Moscow"),
    ("Summit", "Gerald Ford + Leonid Brezhnev", "1974-11-23/1974-11-24", "Vladivostok"), ("Meeting", "Gerald Ford + Leonid Brezhnev", "1975-08", "Helsinki"),
    ("Summit", "Jimmy Carter + Anwar Sadat + Menachem Begin", "1978-09-05/1978-09-17", "Camp David"), ("Meeting", "Jimmy Carter + Deng Xiaoping", "1979-01-29", "Washington"),
    ("Summit", "Jimmy Carter + Leonid Brezhnev", "1979-06-15/1979-06-18", "Vienna"), ("Meeting", "François Mitterrand + Helmut Kohl", "1984-09-22", "Verdun"),
    ("Meeting", "Margaret Thatcher + Mikhail Gorbachev", "1984-12-16", "Chequers"), ("Meeting", "Margaret Thatcher + Mikhail Gorbachev", "1987-03", "Moscow"),
    ("Summit", "Ronald Reagan + Mikhail Gorbachev", "1985-11-19/1985-11-21", "Geneva"), ("Summit", "Ronald Reagan + Mikhail Gorbachev", "1986-10-11/1986-10-12", "Reykjavík"),
    ("Meeting", "Erich Honecker + Helmut Kohl", "1987-09-07", "Bonn"), ("Summit", "Ronald Reagan + Mikhail Gorbachev", "1987-12-08", "Washington"),
    ("Summit", "Ronald Reagan + Mikhail Gorbachev", "1988-05-29/1988-06-03", "Moscow"), ("Meeting", "Ronald Reagan + Mikhail Gorbachev", "1988-12-07", "New York"),
    ("Meeting", "Mikhail Gorbachev + Deng Xiaoping", "1989-05-16", "Beijing"), ("Summit", "George H. W. Bush + Mikhail Gorbachev", "1989-12-02/1989-12-03", "Valletta"),
    ("Meeting", "Helmut Kohl + Mikhail Gorbachev", "1990-02-10", "Moscow"), ("Meeting", "Helmut Kohl + George H. W. Bush", "1990-02-24", "Camp David"),
    ("Summit", "George H. W. Bush + Mikhail Gorbachev", "1990-05", "Washington"), ("Meeting", "Helmut Kohl + Mikhail Gorbachev", "1990-07-15", "Arkhyz"),
    ("Summit", "George H. W. Bush + Mikhail Gorbachev", "1990-09-09", "Helsinki"), ("Summit", "George H. W. Bush + Mikhail Gorbachev", "1991-07-30/1991-07-31", "Moscow"),
]
RELATIONSHIPS = [  # from kind to, date
    "United States > alliance > United Kingdom 1949", "United States > alliance > France 1949", "United Kingdom > alliance > France 1949", "United States > alliance > West Germany 1955",
    "West Germany > alliance > France 1963", "United Kingdom > cooperation > West Germany 1957", "United States > alliance > Japan 1951", "United States > alliance > South Korea 1953", "United States > alliance > Pakistan 1954",
    "Soviet Union > alliance > Poland 1955", "Soviet Union > alliance > East Germany 1955", "Soviet Union > alliance > Czechoslovakia 1955", "Soviet Union > alliance > Hungary 1955",
    "Soviet Union > alliance > Romania 1955", "Soviet Union > alliance > Bulgaria 1955", "Poland > alliance > East Germany 1955", "Poland > alliance > Czechoslovakia 1955",
    "Hungary > alliance > Bulgaria 1955", "Soviet Union > alliance > Albania 1955", "Soviet Union > rift > Albania 1961", "Soviet Union > rift > Albania 1968", "China > alliance > Albania 1961",
    "United States > rift > Soviet Union 1947", "United States > rift > Soviet Union 1962", "United States > rift > Soviet Union 1979", "United States > thaw > Soviet Union 1972", "United States > thaw > Soviet Union 1985",
    "West Germany > rift > East Germany 1961", "West Germany > rift > East Germany 1955", "West Germany > thaw > East Germany 1972", "Soviet Union > rift > West Germany 1961",
    "Soviet Union > alliance > China 1950", "China > rift > Soviet Union 1960", "China > conflict > Soviet Union 1969", "China > thaw > Soviet Union 1989",
    "United States > conflict > China 1950/1953", "United States > thaw > China 1972", "United States > cooperation > China 1979", "Soviet Union > rift > Yugoslavia 1948", "Soviet Union > thaw > Yugoslavia 1955",
    "Soviet Union > support > Cuba 1960", "United States > pressure > Cuba 1962", "United States > rift > Cuba 1961", "China > cooperation > Cuba 1960",
    "United States > conflict > Vietnam 1965/1973", "Soviet Union > alliance > Vietnam 1978", "China > support > Vietnam 1965", "China > conflict > Vietnam 1979", "China > rift > Vietnam 1978",
    "North Korea > conflict > South Korea 1950-06-25/1953-07-27", "China > alliance > North Korea 1961", "Soviet Union > alliance > North Korea 1961", "United States > conflict > North Korea 1950/1953", "China > conflict > South Korea 1950/1953",
    "India > conflict > Pakistan 1965", "India > conflict > Pakistan 1971", "Soviet Union > alliance > India 1971", "China > conflict > India 1962", "China > support > Pakistan 1965", "Soviet Union > rift > Pakistan 1980",
    "Egypt > conflict > Israel 1973", "Egypt > conflict > Israel 1967", "Egypt > thaw > Israel 1978", "United States > support > Israel 1973", "Soviet Union > support > Egypt 1970", "Soviet Union > rift > Egypt 1976",
    "Soviet Union > rift > Israel 1967", "United States > cooperation > Egypt 1979", "Iran > conflict > Iraq 1980/1988", "United States > rift > Iran 1980", "Soviet Union > support > Iraq 1980", "United States > pressure > Iran 1987",
    "Soviet Union > conflict > Afghanistan 1979", "Pakistan > rift > Afghanistan 1980", "United States > mediation > Egypt 1978", "United States > mediation > Israel 1978",
    "Argentina > conflict > United Kingdom 1982-04-02/1982-06-14", "United States > support > United Kingdom 1982", "Albania > rift > Yugoslavia 1948", "Albania > rift > China 1978",
]
CLAIMS = [  # speaker, cue, certainty, content, what it asserts
    ("Margaret Thatcher", "said", "certain", "“We can do business together”", None), ("Ronald Reagan", "said", "certain", "“Mr. Gorbachev, tear down this wall!”", None),
    ("John F. Kennedy", "said", "certain", "“Ich bin ein Berliner”", None), ("Ronald Reagan", "called it", "certain", "“an evil empire”", "United States > rift > Soviet Union 1983"),
    ("Ronald Reagan", "quoted", "certain", "“Trust, but verify”", None), ("Mikhail Gorbachev", "said that", "probable", "the two would probably agree on missiles", "Soviet Union > thaw > United States 1987"),
    ("Mikhail Gorbachev", "spoke of", "certain", "“our common European home”", None), ("Nikita Khrushchev", "denied that", "denied", "missiles stood in Cuba", None),
    ("Richard Nixon", "called it", "certain", "“the week that changed the world”", "United States > thaw > China 1972"), ("Anwar Sadat", "said that", "certain", "the October war was the last", "Egypt > thaw > Israel 1977"),
    ("Leonid Brezhnev", "said that", "possible", "arms might be limited before the end of the year", None), ("Deng Xiaoping", "warned that", "possible", "Vietnam might be taught a lesson", "China > pressure > Vietnam 1979"),
    ("Willy Brandt", "said", "certain", "“What belongs together is growing together”", None), ("Helmut Kohl", "promised that", "certain", "unity would not be paid for with distrust", None),
    (None, "said that", "possible", "North Korea might attack again", "North Korea > pressure > South Korea 1968"), ("Josip Broz Tito", "declared that", "certain", "Yugoslavia belonged to no bloc", None),
]
VERBS = {"alliance": "allied itself with", "cooperation": "cooperated with", "rift": "fell out with", "thaw": "mended its relations with", "conflict": "fought",
         "support": "backed", "pressure": "put pressure on", "mediation": "mediated for"}


def slug(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace(".", "")).strip("-")


def entity(label):
    if label in COUNTRIES:
        return f"country/{COUNTRIES[label]}", "Country"
    kind = "Place" if label in PLACES else "Organization" if label in ORGANIZATIONS else "Person"
    return f"{kind.lower()}/{slug(label)}", kind


class Document:
    def __init__(self, name, title, published):
        self.name, self.title, self.published = name, title, published
        self.text, self.entities = title + "\n\n", {}
        self.roles, self.events, self.relationships, self.claims = [], [], [], []

    def sentence(self, words, before="", after="."):
        """Adds a sentence; gives the evidence of the words in it that carry the fact."""
        start = len(self.text) + len(before)
        self.text += before + words + after + " "
        return [{"start": start, "end": start + len(words), "rule": "tests.by.hand"}]

    def mention(self, label, evidence):
        name, kind = entity(label)
        start = self.text.find(label, evidence[0]["start"])
        span = {"start": start, "end": start + len(label)} if start >= 0 else {k: evidence[0][k] for k in ("start", "end")}
        known = self.entities.setdefault(name, {"id": name, "type": kind, "label": label, "aliases": [], "mentions": []})
        if kind == "Country":
            known["iso3"] = COUNTRIES[label]
        mention = {**span, "kind": "name", "rule": "tests.by.hand"}
        if mention not in known["mentions"]:
            known["mentions"].append(mention)
        return name

    def meeting(self, kind, who, date, place):
        who = who.split(" + ")
        names = ", ".join(who[:-1]) + " and " + who[-1]
        evidence = self.sentence(f"{names} met in {place}", after=f" ({date.replace('/', ' to ')}).")
        self.events.append({
            "id": f"e{len(self.events) + 1}", "type": kind, "label": f"{kind} of {names} in {place}, {date}", "participants": [self.mention(p, evidence) for p in who],
            "date": date, "place": self.mention(place, evidence), "status": "occurred", "claim": None, "evidence": evidence,
        })

    def relationship(self, line, claim=None, evidence=None):
        (a, kind, rest) = line.split(" > ")
        b, date = rest.rsplit(" ", 1)
        evidence = evidence or self.sentence(f"{a} {VERBS[kind]} {b}", before=f"In {date.replace('/', ' to ')}, ")
        self.relationships.append({"id": f"r{len(self.relationships) + 1}", "kind": kind, "from": self.mention(a, evidence), "to": self.mention(b, evidence), "date": date, "claim": claim, "evidence": evidence})

    def role(self, person, title, country):
        evidence = self.sentence(f"{person}, {title} of {country},", after=" stood in the photographs.")
        self.roles.append({"person": self.mention(person, evidence), "title": title, "of": self.mention(country, evidence), "former": False, "evidence": evidence})

    def claim(self, speaker, cue, certainty, content, asserts):
        evidence = self.sentence(content, before=f"{speaker or 'An official'} {cue} ")
        mode = "direct" if content.startswith("“") else "indirect"
        name = f"c{len(self.claims) + 1}"
        start = evidence[0]["start"] - len(f"{speaker or 'An official'} {cue} ")
        if speaker:
            self.entities.setdefault(entity(speaker)[0], {"id": entity(speaker)[0], "type": "Person", "label": speaker, "aliases": [], "mentions": []})["mentions"].append(
                {"start": start, "end": start + len(speaker), "kind": "name", "rule": "tests.by.hand"})
        self.claims.append({
            "id": name, "speaker": entity(speaker)[0] if speaker else None, "speaker_text": speaker or "An official", "speaker_span": None, "mode": mode, "cue": cue, "cue_span": None,
            "certainty": certainty, "via": None, "about": [], "parts": evidence,
        })
        if asserts:
            self.relationship(asserts, claim=name, evidence=evidence)

    def write(self, folder):
        text = self.text.strip() + "\n"
        article = {"id": self.name, "title": self.title, "published": self.published, "authors": [], "publisher": "Example Archive", "source": f"{self.name}.txt", "language": "en",
                   "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}
        document = {"version": 1, "article": article, "entities": list(self.entities.values()), "roles": self.roles, "dates": [], "events": self.events,
                    "relationships": self.relationships, "claims": self.claims}
        (folder / f"{self.name}.json").write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    folder = pathlib.Path(__file__).parent
    meetings = Document("cold-war-meetings", "When the leaders of two worlds met", "1992-01-02")
    for line in LEADERS:
        meetings.role(*line)
    for line in MEETINGS:
        meetings.meeting(*line)
    sides = Document("cold-war-sides", "Friends and foes, 1947 to 1989", "1992-01-03")
    for line in RELATIONSHIPS:
        sides.relationship(line)
    words = Document("cold-war-words", "What they said", "1992-01-04")
    for line in CLAIMS:
        words.claim(*line)
    for document in (meetings, sides, words):
        document.write(folder)


if __name__ == "__main__":
    main()
