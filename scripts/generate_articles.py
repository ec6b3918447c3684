#!/usr/bin/env python3
"""Write articles for measuring: names, days, places and the order of what happens vary, so that no two are copies.

  generate_articles.py NUMBER FOLDER [SEED]
"""
import datetime, pathlib, random, sys

FIRST = "Ada Boris Carla Dmitri Elena Farid Greta Hassan Ines Jonas Kofi Lena Marta Nadia Omar Petra Quentin Rosa Samir Tomas Ursula Viktor Wanda Yusuf Zora".split()
LAST = ("Abara Belmonte Cordova Dragomir Eklund Farrow Gantz Hartig Ivanko Jarvela Kessler Lindqvist Moreau Novotny Okafor Petrescu Quiroga Rahimi Sorensen Tanaka "
        "Ulrich Varga Weiss Yilmaz Zelenko").split()
STATES = {"France": "Paris", "Kenya": "Nairobi", "Peru": "Lima", "Japan": "Tokyo", "Norway": "Oslo", "Ghana": "Accra", "Chile": "Santiago", "Turkey": "Ankara", "Egypt": "Cairo",
          "Poland": "Warsaw", "Canada": "Ottawa", "Vietnam": "Hanoi", "Jordan": "Amman", "Serbia": "Belgrade", "Morocco": "Rabat", "Finland": "Helsinki", "Georgia": "Tbilisi",
          "Nepal": "Kathmandu", "Austria": "Vienna", "Cuba": "Havana"}
OFFICES = ["President", "Prime Minister", "Foreign Minister", "Defence Minister"]
TOPICS = ["fishing rights", "grain exports", "border crossings", "a gas pipeline", "water from the shared river", "visas for students", "rail links", "prisoners", "steel tariffs", "cyber attacks"]
PAPERS = ["The Harbour Gazette", "Morning Ledger", "Northern Courier", "The Daily Compass"]
SENTENCES = [
    "{o1} {p1} of {a} met {o2} {p2} of {b} in {city} on {day}.",
    "The two countries signed an agreement on {t} after three days of talks.",
    "{p1} said that {b} had broken an earlier promise about {t}.",
    "“We will not wait another year for {t},” {p2} told reporters in {city}.",
    "{a} accused {c} of holding up the talks on {t}.",
    "The foreign ministry of {c} denied the accusation on {day}.",
    "{o3} {p3} of {c} arrived in {city} on {day} for a visit of two days.",
    "{b} and {c} plan to hold a summit in {capc} next month.",
    "According to {p3}, {a} supports a treaty between {b} and {c}.",
    "{a} imposed sanctions on {c} last year.",
    "{p2} spoke with {p3} by telephone on {day} about {t}.",
    "{b} withdrew its ambassador from {capc} in {month}.",
    "The delegations discussed {t} and agreed to meet again in {capb}.",
    "{p1} thanked {b} for its help during the floods.",
    "{c} threatened to leave the pact unless {a} gave way on {t}.",
    "Officials in {capa} said the meeting had been useful.",
    "{p3} rejected the plan and called for new talks on {t}.",
    "{a} and {b} are allies and hold joint exercises every spring.",
    "The parliament of {b} will vote on the accord on {day}.",
    "An aide to {p1} said that {p2} might visit {capa} before the end of the year.",
]


def article(number, chance):
    day = datetime.date(2010, 1, 4) + datetime.timedelta(days=chance.randrange(5000))
    a, b, c = chance.sample(sorted(STATES), 3)
    people = [f"{chance.choice(FIRST)} {chance.choice(LAST)}{chance.choice(['', '', '-' + chance.choice(LAST)])}" for _ in range(3)]
    values = {"a": a, "b": b, "c": c, "capa": STATES[a], "capb": STATES[b], "capc": STATES[c], "city": STATES[chance.choice(sorted(STATES))],
              "p1": people[0], "p2": people[1], "p3": people[2], "o1": chance.choice(OFFICES), "o2": chance.choice(OFFICES), "o3": chance.choice(OFFICES)}
    said = []
    for template in [SENTENCES[0], *chance.sample(SENTENCES[1:], len(SENTENCES) - 3), *chance.sample(SENTENCES[1:], 8)]:
        other = day - datetime.timedelta(days=chance.randrange(1, 60))
        said.append(template.format(**values, t=chance.choice(TOPICS), day=f"{other.day} {other:%B}", month=f"{other:%B %Y}"))
    paragraphs = "\n\n".join(" ".join(said[at:at + 3]) for at in range(0, len(said), 3))
    title = f"{a} and {b} talk about {chance.choice(TOPICS)} ({number})"
    return f"Title: {title}\nPublished: {day}\nPublisher: {chance.choice(PAPERS)}\n\n{paragraphs}\n"


def main():
    number, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(number):
        (folder / f"generated-{at:06}.txt").write_text(article(at, chance), encoding="utf-8")


if __name__ == "__main__":
    main()
