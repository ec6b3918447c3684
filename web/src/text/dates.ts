// Words that have the form of a date. The graph dates facts and not words, so these are told by their form alone.

import type { Span } from "./segments";

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR = "(?:1[89]|20)\\d{2}";
const DATE = new RegExp(`\\b(?:\\d{1,2}\\s)?${MONTH}(?:\\s\\d{1,2},)?\\s${YEAR}\\b|\\b\\d{1,2}\\s${MONTH}\\b|\\b${MONTH}\\s\\d{1,2}\\b|\\b${YEAR}-\\d{2}-\\d{2}\\b|(?<=\\b(?:in|since|until|of|by|from|after|before)\\s)${YEAR}\\b`, "g");

export function datesIn(text: string): Span[] {
  return [...text.matchAll(DATE)].map((found) => ({ begin: found.index, end: found.index + found[0].length }));
}
