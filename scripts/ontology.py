#!/usr/bin/env python3
"""Writes docs/ontology.html from crates/graph/ontology/*.ttl: every term with its meaning, domain, range, example and alignments,
and a diagram of how the classes hang together.

Usage: ontology.py FOLDER      (needs rdflib)
"""
import html, pathlib, sys
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

ROOT = pathlib.Path(__file__).resolve().parents[1]
SM = rdflib.Namespace("https://w3id.org/summitry/ns#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
STYLE = """:root{color-scheme:light dark;--paper:#fff;--ink:#222;--muted:#5a5f66;--line:#d5d9df;--box:#f5f5f2;--claim:#fff6df;--link:#0b57a4}
@media(prefers-color-scheme:dark){:root{--paper:#14171c;--ink:#f1f3f5;--muted:#a9b1bb;--line:#3a414b;--box:#1f242c;--claim:#332b16;--link:#7cc4ee}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--paper)}
.page{display:grid;grid-template-columns:17rem minmax(0,1fr);max-width:82rem;margin:0 auto}main{padding:1rem 2rem 4rem}
#side{position:sticky;top:0;height:100vh;overflow-y:auto;padding:1rem;border-right:1px solid var(--line);font-size:.92rem}
#side ul{list-style:none;margin:.2rem 0 1rem;padding:0}#side li{margin:.1rem 0;overflow-wrap:anywhere}#side input{width:100%;padding:.35rem .5rem;border:1px solid var(--muted);border-radius:4px;background:var(--paper);color:inherit;font:inherit}
#side b{display:block}#side output{color:var(--muted)}
h1,h2,h3{line-height:1.2}h3{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem}code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{background:var(--box);padding:.6rem;white-space:pre-wrap;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.2rem 1rem}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
a{color:var(--link)}:target{outline:3px solid var(--link);outline-offset:4px}:focus-visible{outline:3px solid var(--link);outline-offset:2px}[hidden]{display:none!important}
svg{max-width:100%;height:auto}.wide{overflow-x:auto}.wide svg{min-width:44rem}svg text{font:13px system-ui,sans-serif;fill:var(--ink)}svg a text{fill:var(--link)}svg a:hover text{text-decoration:underline}
svg .box{fill:var(--box);stroke:var(--muted)}svg .graph{fill:none;stroke:var(--muted);stroke-dasharray:6 4}svg .said{fill:var(--claim)}svg .arrow{fill:none;stroke:var(--muted)}svg .head{fill:var(--muted)}
svg .label{font-size:11px;stroke:var(--paper);stroke-width:4px}svg .name{fill:var(--muted)}
@media(max-width:52rem){.page{display:block}main{padding:0 1rem 3rem}#side{position:static;height:auto;max-height:45vh;border:0;border-bottom:1px solid var(--line)}dl{display:block}dd{margin:0 0 .4rem}}
@media print{#side{display:none}.page{display:block}}"""

# Search in the page: terms of which a name or a meaning has every word.
SCRIPT = """"use strict";
(() => {
  const field = document.getElementById("search"), found = document.getElementById("found");
  const terms = [...document.querySelectorAll("main .term")].map((element) => ({ element, text: element.textContent.toLowerCase(), entry: document.querySelector(`#side a[href="#${element.querySelector("h3").id}"]`).parentElement }));
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, text, entry } of terms) {
      element.hidden = entry.hidden = !words.every((word) => text.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    for (const part of document.querySelectorAll(".whole")) part.hidden = words.length > 0;
    found.textContent = words.length ? `${shown} of ${terms.length} terms` : "";
  });
  addEventListener("hashchange", () => {
    const place = document.getElementById(location.hash.slice(1));
    if (place && place.closest("[hidden]")) { field.value = ""; field.dispatchEvent(new Event("input")); place.scrollIntoView(); }
  });
})();"""


def main(folder):
    ontology = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "summitry.ttl")
    alignments = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "alignments.ttl")
    shapes = rdflib.Graph().parse(ROOT / "crates/graph/ontology" / "shapes.ttl")
    page = Page(ontology, alignments, shapes)
    (pathlib.Path(folder) / "ontology.html").write_text(page.html(), encoding="utf-8")


class Page:
    def __init__(self, ontology, alignments, shapes):
        self.g, self.alignments, self.shapes = ontology, alignments, shapes
        ours = lambda kind: sorted({s for s in ontology.subjects(RDF.type, kind) if str(s).startswith(SM)}, key=str)
        self.classes, self.objects, self.values = ours(OWL.Class), ours(OWL.ObjectProperty), ours(OWL.DatatypeProperty)
        known = {*self.classes, *self.objects, *self.values}
        self.individuals = sorted({s for s in ontology.subjects(RDFS.label) if str(s).startswith(SM) and s not in known}, key=str)

    def name(self, node):
        if isinstance(node, rdflib.BNode):
            return "…"
        for prefix, namespace in self.g.namespaces():
            if str(node).startswith(str(namespace)) and prefix:
                return f"{prefix}:{str(node)[len(str(namespace)):]}"
        for prefix, namespace in self.alignments.namespaces():
            if prefix in ("wdt", "wd", "plover", "cameo") and str(node).startswith(str(namespace)):
                return f"{prefix}:{str(node)[len(str(namespace)):]}"
        return str(node)

    def link(self, node):
        name = html.escape(self.name(node))
        target = f"#{str(node)[len(SM):]}" if str(node).startswith(SM) else html.escape(str(node))
        return f'<a href="{target}"><code>{name}</code></a>'

    def row(self, title, nodes):
        nodes = sorted(nodes, key=str)
        return f"<dt>{title}</dt><dd>{', '.join(map(self.link, nodes))}</dd>" if nodes else ""

    def term(self, node):
        g, local = self.g, str(node)[len(SM):]
        out = [f'<h3 id="{local}"><code>sm:{local}</code> {html.escape(str(g.value(node, RDFS.label) or ""))}</h3>']
        out.append(f"<p>{html.escape(str(g.value(node, RDFS.comment) or ''))}</p><dl>")
        out.append(self.row("is a", set(g.objects(node, RDF.type)) - {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}))
        out.append(self.row("kind of", set(g.objects(node, RDFS.subClassOf)) - {OWL.Thing}))
        out.append(self.row("below it", g.subjects(RDFS.subClassOf, node)))
        for title, predicate in (("from", RDFS.domain), ("to", RDFS.range), ("inverse of", OWL.inverseOf)):
            out.append(self.row(title, g.objects(node, predicate)))
        out.append(self.row("used on it", g.subjects(RDFS.domain, node)))
        for predicate in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch, RDFS.subPropertyOf):
            out.append(self.row(predicate.split("#")[1], self.alignments.objects(node, predicate)))
        rules = sorted({str(m) for s in self.shapes.subjects(SH.targetClass, node) for p in self.shapes.objects(s, SH.property) for m in self.shapes.objects(p, SH.message)} | {str(m) for s in self.shapes.subjects(SH.targetClass, node) for m in self.shapes.objects(s, SH.message)})
        if rules:
            out.append("<dt>rules</dt><dd>" + "<br>".join(map(html.escape, rules)) + "</dd>")
        out.append("</dl>")
        out += [f"<pre>{html.escape(str(e))}</pre>" for e in sorted(g.objects(node, SKOS.example), key=str)]
        return '<section class="term">\n' + "\n".join(o for o in out if o) + "\n</section>"

    def tree(self):
        """Classes under what they are a kind of, as lines of an SVG."""
        below = {}
        for c in self.classes:
            for parent in self.g.objects(c, RDFS.subClassOf):
                below.setdefault(parent, []).append(c)
        rows, edges = [], []

        def walk(node, depth):
            at = len(rows)
            rows.append((node, depth))
            for child in sorted(below.get(node, []), key=str):
                edges.append((at, len(rows)))
                walk(child, depth + 1)

        for root in sorted((p for p in below if p not in self.classes), key=str):
            walk(root, 0)
        svg = [f'<svg width="340" viewBox="0 0 340 {len(rows) * 24 + 10}" role="group" aria-label="Class tree" xmlns="http://www.w3.org/2000/svg">']
        y = lambda row: row * 24 + 18
        for a, b in edges:
            x = rows[a][1] * 40 + 10
            svg.append(f'<path d="M{x} {y(a) + 6}V{y(b) - 4}H{x + 26}" class="arrow"/>')
        for at, (node, depth) in enumerate(rows):
            svg.append(f'<a href="{"#" + str(node)[len(SM):] if str(node).startswith(SM) else html.escape(str(node))}"><text x="{depth * 40}" y="{y(at)}">{html.escape(self.name(node))}</text></a>')
        return "\n".join(svg + ["</svg>"])

    def picture(self):
        """How the main classes hang together, from the properties' own domains and ranges and the contract's: what an article
        states in one graph, what is said in a claim in another, which the claim names."""
        boxes = {"sm:Claim": (20, 50), "schema:Person": (340, 50), "org:Membership": (650, 50), "sem:Event": (340, 140), "schema:Country": (650, 140),
                 "schema:NewsArticle": (46, 230), "nif:RFC5147String": (340, 230), "sm:Relationship": (650, 230), "sem:Event ": (340, 350), "sm:Relationship ": (650, 350)}
        arrows = [("sm:Claim", "schema:Person", "prov:wasAttributedTo"), ("org:Membership", "schema:Person", "org:member"), ("org:Membership", "schema:Country", "org:organization"),
                  ("sem:Event", "schema:Person", "sem:hasActor"), ("sem:Event", "schema:Country", "sem:hasPlace"), ("sm:Relationship", "schema:Country", "sm:from, sm:to"),
                  ("sem:Event", "nif:RFC5147String", "sm:evidence"), ("sm:Relationship", "nif:RFC5147String", "sm:evidence"), ("sm:Claim", "schema:NewsArticle", "schema:isPartOf"),
                  ("nif:RFC5147String", "schema:NewsArticle", "nif:referenceContext")]
        told = "Main classes. Events, relationships, claims and offices stand in the graph of their article; what a claim says stands in a graph of its own, which the claim names by sm:contentGraph."
        svg = [f'<div class="wide"><svg viewBox="0 0 860 420" role="group" aria-label="{told}" xmlns="http://www.w3.org/2000/svg"><defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" class="head"/></marker></defs>']
        for y, height, said, label in ((8, 274, "", "graph of an article: what it states in its own voice"), (312, 100, " said", "graph of a claim: what is said, in no default dataset")):
            svg.append(f'<rect x="8" y="{y}" width="844" height="{height}" rx="8" class="graph{said}"/><text x="20" y="{y + 20}" class="name">{label}</text>')
        svg.append('<path d="M33 86V312" class="arrow" marker-end="url(#arrow)"/><text paint-order="stroke" x="40" y="300" class="label">sm:contentGraph</text>')
        for a, b, label in arrows:
            (ax, ay), (bx, by) = boxes[a], boxes[b]
            if ay == by:
                x1, x2, y1, y2 = (ax + 180, bx, ay + 18, by + 18) if ax < bx else (ax, bx + 180, ay + 18, by + 18)
            else:
                x1, x2, y1, y2 = ax + 90, bx + 90, (ay + 36 if ay < by else ay), (by if ay < by else by + 36)
            label_y = (y1 + y2) / 2 + (-6 if ay == by else 4)
            svg.append(f'<path d="M{x1} {y1}L{x2} {y2}" class="arrow" marker-end="url(#arrow)"/><text paint-order="stroke" x="{(x1 + x2) / 2}" y="{label_y}" text-anchor="middle" class="label">{label}</text>')
        for name, (x, y) in boxes.items():
            name = name.strip()
            shape = f'<rect x="{x}" y="{y}" width="180" height="36" rx="4" class="box"/><text x="{x + 90}" y="{y + 23}" text-anchor="middle">{name}</text>'
            svg.append(f'<a href="#{name[3:]}">{shape}</a>' if name.startswith("sm:") else shape)
        return "\n".join(svg + ["</svg></div>"])

    def html(self):
        ontology = self.g.value(None, RDF.type, OWL.Ontology)
        parts = [("Classes", self.classes), ("Properties between nodes", self.objects), ("Properties with values", self.values), ("Individuals", self.individuals)]
        local = lambda term: str(term)[len(SM):]
        side = ['<nav id="side" aria-label="Contents"><label for="search">Search</label> <input id="search" type="search" autocomplete="off"> <output id="found"></output>',
                '<ul class="whole"><li><a href="#picture">How it hangs together</a></li><li><a href="#tree">Kinds of things</a></li></ul>']
        for title, terms in parts:
            side.append(f'<b>{title}</b><ul>' + "".join(f'<li><a href="#{local(t)}">{local(t)}</a></li>' for t in terms) + "</ul>")
        side.append("</nav>")
        body = [f"<h1>{html.escape(str(self.g.value(ontology, RDFS.label)))}: the ontology</h1>", f"<p>{html.escape(str(self.g.value(ontology, RDFS.comment)))}</p>"]
        body.append('<p>Written by <code>make docs</code> from <code>crates/graph/ontology/</code>. Terms of other vocabularies keep their meaning.</p><section class="whole"><h2 id="picture">How it hangs together</h2>')
        body += [self.picture(), '<h2 id="tree">Kinds of things</h2>', self.tree(), "</section>"]
        for title, terms in parts:
            body.append(f"<h2>{title}</h2>")
            body += [self.term(t) for t in terms]
        head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Summitry: the ontology</title><style>{STYLE}</style>'
        page = "\n".join(['<div class="page">', *side, "<main>", *body, "</main>", "</div>", f"<script>{SCRIPT}</script>"])
        return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{page}\n</body></html>\n'


if __name__ == "__main__":
    main(sys.argv[1])
