// The sentence around some words, for showing them; the graph itself keeps no sentences.

const END = /[.!?…]["”’)\]]*\s+(?=["“‘(]?[\p{Lu}\d])|\n+/gu;

/** What stands after a full stop that ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:[\p{Lu}]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|No|[\p{Lu}]\.[\p{Lu}])\.\s+$/u;

export interface Excerpt {
  before: string;
  words: string;
  after: string;
}

/** The sentence in which `[begin, end)` of a text stands, or those over which it reaches. */
export function sentenceAround(text: string, begin: number, end: number): Excerpt {
  let [from, to] = [0, text.length];
  for (const stop of text.matchAll(END)) {
    const after = stop.index + stop[0].length;
    if (!stop[0].includes("\n") && ABBREVIATION.test(text.slice(Math.max(0, after - 12), after))) continue;
    if (after <= begin) from = after;
    else if (stop.index >= end - 1) {
      to = stop.index + stop[0].trimEnd().length;
      break;
    }
  }
  to = Math.max(to, end);
  return { before: text.slice(from, begin), words: text.slice(begin, end), after: text.slice(end, to) };
}
