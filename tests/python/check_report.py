"""Reads a report page as strictly as html5lib can, and sees that it refers to nothing outside itself.

Usage: check_report.py REPORT.html
"""
import pathlib, re, sys
import html5lib

failures = []


def check(name, ok, detail=""):
    print(f"{'ok   ' if ok else 'WRONG'} {name} {detail}")
    if not ok:
        failures.append(name)


def main(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    check("no parse error", not parser.errors, str(parser.errors[:3]))
    elements = list(tree.iter())
    ids = [e.get("id") for e in elements if e.get("id")]
    check("ids are there once", len(ids) == len(set(ids)))
    links = [e.get("href") for e in elements if e.get("href") is not None]
    check("every link leads to a place on the page", all(l.startswith("#") and l[1:] in ids for l in links), f"{len(links)} links")
    outside = [e.get(a) for e in elements for a in ("src", "srcset", "data", "poster", "action", "background") if e.get(a) and not e.get(a).startswith("data:")]
    check("no source outside the page", not outside, str(outside[:3]))
    check("no script, frame or linked style", not [e for e in elements if e.tag in ("script", "iframe", "link", "object", "embed", "base")])
    style = "".join(e.text or "" for e in elements if e.tag == "style")
    check("the style sheet loads nothing", not re.search(r"@import|url\(", style))
    levels = [int(e.tag[1]) for e in elements if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    check("headings go down step by step", levels[:1] == [1] and levels.count(1) == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:])))
    images = [e for e in elements if e.tag == "img"]
    check("every picture is told in words", images and all((e.get("alt") or "").strip() for e in images), f"{len(images)} pictures")
    tables = [e for e in elements if e.tag == "table"]
    named = all(t.find("caption") is not None and all(h.get("scope") for h in t.iter("th")) for t in tables)
    check("every table has a caption and scoped headings", tables and named, f"{len(tables)} tables")
    check("the language is told", tree.get("lang") == "en")
    check("it can be printed", "@media print" in style)
    for svg in re.findall(r"data:image/svg\+xml;charset=utf-8;base64,([A-Za-z0-9+/=]+)", text):
        import base64, xml.etree.ElementTree as etree
        root = etree.fromstring(base64.b64decode(svg))
        outside = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
        check("a picture refers to nothing", not outside)
    print(f"{len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
