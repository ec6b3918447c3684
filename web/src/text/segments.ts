// A text with marks that overlap as pieces that do not.

export interface Span {
  begin: number;
  end: number;
}

export interface Segment<Mark extends Span> extends Span {
  /** All marks that cover the piece, in the order in which they were given. */
  marks: Mark[];
}

/** Cuts `[begin, end)` wherever a mark begins or ends. */
export function segments<Mark extends Span>(whole: Span, marks: readonly Mark[]): Segment<Mark>[] {
  const within = marks.filter((m) => m.begin < whole.end && m.end > whole.begin);
  const cuts = new Set([whole.begin, whole.end]);
  for (const { begin, end } of within) {
    if (begin > whole.begin) cuts.add(begin);
    if (end < whole.end) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, at) => {
    const begin = places[at] ?? whole.begin;
    return { begin, end, marks: within.filter((m) => m.begin <= begin && m.end >= end) };
  });
}

/** The lines of a text that are not empty. */
export function paragraphs(text: string): Span[] {
  const found: Span[] = [];
  for (const line of text.matchAll(/[^\n]*\S[^\n]*/g)) found.push({ begin: line.index, end: line.index + line[0].length });
  return found;
}
