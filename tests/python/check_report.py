"""Reads a report page as strictly as html5lib can, and sees that it refers to nothing outside itself.

Usage: check_report.py REPORT.html
"""
import base64, hashlib, pathlib, re, sys
import xml.etree.ElementTree as etree
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
    check("no frame or linked style", not [e for e in elements if e.tag in ("iframe", "link", "object", "embed", "base")])
    scripts = [e for e in elements if e.tag == "script"]
    check("one script, its own", len(scripts) == 1 and not scripts[0].attrib)
    policy = next((e.get("content") for e in elements if e.tag == "meta" and e.get("http-equiv") == "Content-Security-Policy"), "")
    hashed = lambda e: "'sha256-" + base64.b64encode(hashlib.sha256((e.text or "").encode()).digest()).decode() + "'"
    check("its policy forbids all else", "default-src 'none'" in policy and all(f"{kind}-src {hashed(e)}" in policy for kind, e in
          [("script", scripts[0]), *(("style", e) for e in elements if e.tag == "style")]), policy)
    ask = re.search(r"fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import|\bsrc\b|eval|Function\(", scripts[0].text or "")
    check("the script asks nobody", not ask, str(ask))
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
        root = etree.fromstring(base64.b64decode(svg))
        outside = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
        check("a picture refers to nothing", not outside)
    print(f"{len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
