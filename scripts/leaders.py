#!/usr/bin/env python3
"""Writes crates/facts/data/gazetteer/leaders.tsv from REIGN's list of leaders (leaderlist_3_21.csv of OEFDataScience/REIGN.github.io, MIT).

Usage: leaders.py LEADERLIST.csv
Of each term the day it began and the month it ended; one that had not ended when the list did, in March 2021, ends there.
"""
import csv, pathlib, re, sys

TABLE = pathlib.Path(__file__).resolve().parents[1] / "crates/facts/data/gazetteer" / "leaders.tsv"
# Codes of the Correlates of War that are not those of ISO 3166-1.
ISO = dict(p.split() for p in """AAB ATG|ALG DZA|ANG AGO|AUL AUS|AUS AUT|BAH BHS|BAR BRB|BFO BFA|BHM BHS|BHU BTN|BNG BGD|BOS BIH|BOT BWA|BUI BDI|BUL BGR|CAM KHM|CAO CMR|CAP CPV|CDI CIV|CEN CAF|CHA TCD
|CON COG|COS CRI|CRO HRV|CZR CZE|DEN DNK|DRV VNM|DRC COD|EQG GNQ|ETM TLS|FRN FRA|GAM GMB|GDR DDR|GFR DEU|GMY DEU|GRG GEO|GRN GRD|GUA GTM|GUI GIN|HAI HTI|HON HND|ICE ISL|INS IDN|IRE IRL|KOS XKX|KUW KWT
|KYR KGZ|KZK KAZ|LAT LVA|LEB LBN|LES LSO|LIB LBY|LIT LTU|MAA MRT|MAC MKD|MAD MDV|MAG MDG|MAL MYS|MAS MUS|MAW MWI|MLD MDA|MLT MLT|MNC MCO|MON MNG|MOR MAR|MSI MHL|MYA MMR|MZM MOZ|NEP NPL|NEW NZL|NIG NGA|NIR NER
|NTH NLD|OMA OMN|PAR PRY|PHI PHL|POR PRT|ROK KOR|ROM ROU|SAF ZAF|SAL SLV|SIE SLE|SIN SGP|SKN KNA|SLO SVK|SLU LCA|SLV SVN|SNM SMR|SOL SLB|SPN ESP|SRI LKA|SUD SDN|SWA SWZ|SWZ CHE|TAJ TJK|TAZ TZA|THI THA|TOG TGO
|TRI TTO|UAE ARE|UKG GBR|URU URY|VAN VUT|YAR YEM|YUG YUG|ZAM ZMB|ZIM ZWE|BAH BHR|CZE CSK|LES LSO|SWD SWE|SEY SYC|PAN PAN|NAU NRU|KIR KIR|ANDD AND""".replace("\n", "").split("|") if p)
ISO["BHM"], ISO["BAH"] = "BHS", "BHR"
# States of the past that share their code with no entry of the countries' table.
PAST = {"RVN", "YPR"}


# The office whose holder the list has for a country; countries where it changed much are left out.
OFFICES = {"president": """USA MEX GTM HND SLV NIC CRI PAN COL VEN ECU PER BRA BOL PRY CHL ARG URY DOM HTI FRA CYP RUS SUN UKR BLR ARM AZE KAZ KGZ TJK TKM UZB EGY SYR YEM TUN DZA SDN SSD KEN UGA TZA RWA BDI COD COG
ZMB ZWE MOZ AGO NAM BWA NGA GHA CIV SEN MLI BFA NER GIN GNB GMB SLE LBR TGO BEN CMR GAB GNQ TCD CAF DJI ERI COM MDG SYC MWI PHL IDN KOR TWN CHN MDV AFG GUY SUR""",
           "prime minister": "GBR CAN AUS NZL JPN IND ISR ITA ESP PRT GRC NLD BEL LUX DNK NOR SWE FIN ISL IRL POL CZE SVK HUN BGR HRV SVN MKD ALB LTU LVA EST THA MYS SGP KHM NPL BGD JAM TTO BHS BRB BLZ ETH PNG MLT MUS LSO SLB VUT",
           "president|prime minister": "TUR PAK IRQ ZAF LKA", "chancellor": "DEU AUT", "king": "SAU JOR MAR BHR SWZ BTN", "emir": "KWT QAT", "sultan": "OMN"}
OFFICE = {iso3: office for office, states in OFFICES.items() for iso3 in states.split()}


def spelled(name):
    """"G.W. Bush" is "Bush" with initials, "Al-Assad H." the same behind: initials are left out."""
    words = [w for w in re.sub(r"\(.*?\)", "", name).replace("’", "'").split() if not re.fullmatch(r"([A-Z]\.?){1,3}|[IVX]+|Jr\.?|Sr\.?", w)]
    return " ".join(words).strip(" ,")


def main(path):
    table = pathlib.Path(__file__).resolve().parents[1] / "crates/facts/data/gazetteer" / "countries.tsv"
    known = {l.split("\t")[0] for l in open(table, encoding="utf-8") if not l.startswith("#")}
    out, strange = set(), set()
    for r in csv.DictReader(open(path, encoding="utf-8-sig", errors="replace")):
        code = r["stateabb"].strip()
        iso3, name = ISO.get(code, code), spelled(r["leader"].strip())
        if code in PAST or (iso3 in known and iso3 not in OFFICE): continue
        if iso3 not in known:
            strange.add(code); continue
        try: since = f'{int(r["syear"]):04}-{int(r["smonth"]):02}-{int(r["sdate"]):02}'
        except ValueError: continue
        until = f'{int(r["eyear"]):04}-{int(r["emonth"]):02}' if r["eyear"].strip().isdigit() and r["emonth"].strip().isdigit() else "2021-03"
        # Offices changed much in the years after the war, and little of the news that is read is older.
        if until < "1960": continue
        # The list has one code for the Soviet Union and Russia.
        if iso3 == "RUS" and until < "1992": iso3 = "SUN"
        if name and re.fullmatch(r"[^\d\t�]+", name): out.add((iso3, since, until, OFFICE[iso3], name))
    with open(TABLE, "w", encoding="utf-8", newline="\n") as f:
        f.write("# Who led which country from when to when, in office after 1959, to March 2021: background, used to tell for which state a leader stands that an article names with a title, never as a fact of an article.\n")
        f.write("# From REIGN's list of leaders (OEFDataScience/REIGN.github.io, commit d7a8a6f, MIT, copyright 2017 Paul Le), written by scripts/leaders.py; the offices are own work, CC0.\n")
        f.write("iso3\tsince\tuntil\toffice\tname\n")
        for row in sorted(out): f.write("\t".join(row) + "\n")
    print(len(out), "terms; codes left out:", sorted(strange))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else print(__doc__) or 2)
