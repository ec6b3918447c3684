"""The scorecard as a page in Markdown and as a picture."""

from xml.sax.saxutils import escape

HEAD = """# Scorecard
How this program fares on public sets beside other programs, each run or scored anew in the same run by the set's own, unchanged scorer. `make scorecard SCORECARD=DIR` prints it: DIR holds `eval/` and `corpora/`.

{day}, {program}, {machine}. **All of these sets are development sets**: their errors have been read while the rules were written; what unseen articles give stands in [quality.md](quality.md). Brackets hold the interval of 95 %
by bootstrap over documents. A digest is the head of the SHA-256 of scorer and set. A peer is not made for all that a set asks: textacy finds direct quotations only, dateparser was made for single dates, and
"nearest name" and "named in one sentence" are no programs but rules of thumb that a program should beat. re3d and Text2KGBench annotate a part of what is true, so that only recall can be told.

![F1, or recall where only that can be told, of each program with its interval]({picture}.svg)
"""


def number(x):
    return "" if x is None else f"{x:.3f}".lstrip("0") if x < 1 else "1.000"


def markdown(card, picture):
    parts = [HEAD.format(picture=picture, **card)]
    parts.append("| set | what | program | P | R | F1 | 95 % |\n| --- | --- | --- | --- | --- | --- | --- |")
    for chosen in card["sets"]:
        for row in sorted(chosen["rows"], key=lambda r: [m["measure"] for m in chosen["rows"]].index(r["measure"])):
            own = row["system"] == "summitry"
            name = "**summitry**" if own else row["system"]
            f1 = "" if row["precision"] is None else number(row["figure"])
            low, high = row["interval"]
            parts.append(f"| {chosen['set']} | {row['measure']} | {name} | {number(row['precision'])} | {number(row['recall'])} | {'**' + f1 + '**' if own and f1 else f1} | {number(low)} to {number(high)} |")
    parts.append("\n| set | what it is | documents | licence | digest |\n| --- | --- | --- | --- | --- |")
    parts += [f"| {c['set']} | {c['about']} | {c['rows'][0]['documents']} | {c['licence']} | `{c['digest']}` |" for c in card["sets"]]
    parts.append(f"\n**Speed and memory** on one core, {card['speed']['words']:,} words, with loading of the model:\n\n| program | words a second | peak memory |\n| --- | --- | --- |")
    parts += [f"| {r['system']} | {r['words_per_second']:,.0f} | {r['peak_mib']:.0f} MiB |" for r in card["speed"]["rows"]]
    parts += [f"\nLeft out of this run: {name}." for name in card["without"]]
    parts += [f"\nNot measured: {a['set']}, as `{a['missing']}` is absent." for a in card["absent"]]
    return "\n".join(parts) + "\n"


ROW, LEFT, WIDTH, RIGHT = 20, 430, 360, 60


def picture(card):
    """Bars of each measure: ours dark, peers pale, with a line for the interval."""
    bars, y = [], 34
    for chosen in card["sets"]:
        bars.append(f'<text x="8" y="{y + 13}" font-weight="bold">{escape(chosen["set"])}</text>')
        y += ROW
        for row in sorted(chosen["rows"], key=lambda r: [m["measure"] for m in chosen["rows"]].index(r["measure"])):
            own = row["system"] == "summitry"
            low, high = (LEFT + WIDTH * x for x in row["interval"])
            label = f'{row["measure"]}: {row["system"]}' + ("" if row["precision"] is not None else " (recall)")
            bars.append(f'<text x="20" y="{y + 13}"{"" if own else " fill=" + chr(34) + "#555" + chr(34)}>{escape(label)}</text>'
                        f'<rect x="{LEFT}" y="{y + 3}" width="{WIDTH * row["figure"]:.1f}" height="{ROW - 7}" fill="{"#0b5a82" if own else "#b9c7cf"}"/>'
                        f'<path d="M{low:.1f} {y + ROW / 2 - 1}H{high:.1f}" stroke="#d9822b" stroke-width="2"/>'
                        f'<text x="{LEFT + WIDTH + 8}" y="{y + 13}">{number(row["figure"])}</text>')
            y += ROW
        y += 8
    height, width = y + 10, LEFT + WIDTH + RIGHT
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="system-ui, DejaVu Sans, sans-serif" font-size="12" role="img">'
            f'<title>Scorecard: F1, or recall where only that can be told</title><rect width="{width}" height="{height}" fill="#fff"/>'
            f'<text x="8" y="20" font-size="14" font-weight="bold">F1 (or recall) on public sets, with intervals of 95 %</text>{"".join(bars)}</svg>\n')
