#!/usr/bin/env python3
"""Writes docs/ontology.html from ontology/*.ttl: every term with its meaning, domain, range, example and alignments,
and a diagram of how the classes hang together.

Usage: ontology.py FOLDER      (needs rdflib)
"""
import html, pathlib, sys
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

ROOT = pathlib.Path(__file__).resolve().parents[1]
SM = rdflib.Namespace("https://w3id.org/summitry/ns#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1,h2,h3{line-height:1.2}h3{margin-top:2rem;border-top:1px solid #ddd;padding-top:1rem}code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{background:#f5f5f2;padding:.6rem;overflow-x:auto;white-space:pre-wrap}dl{display:grid;grid-template-columns:9rem 1fr;gap:.2rem 1rem}dt{color:#666}dd{margin:0}
a{color:#0b57a4}nav a{margin-right:.6rem}svg{max-width:100%;height:auto}svg text{font:13px system-ui,sans-serif;fill:#222}"""


def main(folder):
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "summitry.ttl")
    alignments = rdflib.Graph().parse(ROOT / "ontology" / "alignments.ttl")
    shapes = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl")
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
        return "\n".join(o for o in out if o)

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
        svg = [f'<svg width="560" viewBox="0 0 560 {len(rows) * 24 + 10}" role="img" aria-label="Class tree" xmlns="http://www.w3.org/2000/svg">']
        y = lambda row: row * 24 + 18
        for a, b in edges:
            x = rows[a][1] * 40 + 10
            svg.append(f'<path d="M{x} {y(a) + 6}V{y(b) - 4}H{x + 26}" fill="none" stroke="#999"/>')
        for at, (node, depth) in enumerate(rows):
            svg.append(f'<a href="{"#" + str(node)[len(SM):] if str(node).startswith(SM) else html.escape(str(node))}"><text x="{depth * 40}" y="{y(at)}">{html.escape(self.name(node))}</text></a>')
        return "\n".join(svg + ["</svg>"])

    def picture(self):
        """How the main classes hang together, from the properties' own domains and ranges and the contract's."""
        boxes = {"sm:Claim": (10, 20), "schema:Person": (310, 20), "org:Membership": (610, 20), "sem:Event": (310, 140), "schema:Country": (610, 140), "schema:NewsArticle": (10, 260), "nif:RFC5147String": (310, 260), "sm:Relationship": (610, 260)}
        arrows = [("sm:Claim", "schema:Person", "prov:wasAttributedTo"), ("org:Membership", "schema:Person", "org:member"), ("org:Membership", "schema:Country", "org:organization"), ("sem:Event", "schema:Person", "sem:hasActor"), ("sem:Event", "schema:Country", "sem:hasPlace"), ("sm:Relationship", "schema:Country", "sm:from, sm:to"), ("sem:Event", "nif:RFC5147String", "sm:evidence"), ("sm:Relationship", "nif:RFC5147String", "sm:evidence"), ("sm:Claim", "schema:NewsArticle", "schema:isPartOf"), ("nif:RFC5147String", "schema:NewsArticle", "nif:referenceContext")]
        svg = ['<svg width="800" viewBox="0 0 800 316" role="img" aria-label="Main classes" xmlns="http://www.w3.org/2000/svg"><defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#777"/></marker></defs>']
        for a, b, label in arrows:
            (ax, ay), (bx, by) = boxes[a], boxes[b]
            if ay == by:
                x1, x2, y1, y2 = (ax + 180, bx, ay + 18, by + 18) if ax < bx else (ax, bx + 180, ay + 18, by + 18)
            else:
                x1, x2, y1, y2 = ax + 90, bx + 90, (ay + 36 if ay < by else ay), (by if ay < by else by + 36)
            svg.append(f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#777" marker-end="url(#arrow)"/><text x="{(x1 + x2) / 2}" y="{(y1 + y2) / 2 + (-6 if ay == by else 4)}" text-anchor="middle" style="font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px">{label}</text>')
        for name, (x, y) in boxes.items():
            svg.append(f'<rect x="{x}" y="{y}" width="180" height="36" rx="4" fill="#f5f5f2" stroke="#777"/><text x="{x + 90}" y="{y + 23}" text-anchor="middle">{name}</text>')
        return "\n".join(svg + ["</svg>"])

    def html(self):
        ontology = self.g.value(None, RDF.type, OWL.Ontology)
        parts = [("Classes", self.classes), ("Properties between nodes", self.objects), ("Properties with values", self.values), ("Individuals", self.individuals)]
        body = [f"<h1>{html.escape(str(self.g.value(ontology, RDFS.label)))}: the ontology</h1>", f"<p>{html.escape(str(self.g.value(ontology, RDFS.comment)))}</p>"]
        body.append("<p>Written by <code>make docs</code> from <code>ontology/</code>. Terms of other vocabularies keep their meaning.</p><h2>How it hangs together</h2>")
        body += [self.picture(), "<h2>Kinds of things</h2>", self.tree()]
        for title, terms in parts:
            body.append(f"<h2>{title}</h2><nav>" + " ".join(f'<a href="#{str(t)[len(SM):]}">{str(t)[len(SM):]}</a>' for t in terms) + "</nav>")
            body += [self.term(t) for t in terms]
        return f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Summitry: the ontology</title><style>{STYLE}</style></head><body>\n' + "\n".join(body) + "\n</body></html>\n"


if __name__ == "__main__":
    main(sys.argv[1])
