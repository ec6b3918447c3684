// What is worked out without a page: positions, pieces, sentences, dates, phases.

import { expect, test } from "@playwright/test";
import { literal, iri } from "../src/api/sparql";
import { href, parsePlace } from "../src/router";
import { datesIn } from "../src/text/dates";
import { unitsOf } from "../src/text/points";
import { segments } from "../src/text/segments";
import { sentenceAround } from "../src/text/sentence";
import { dateInWords, extentOf, isWithin } from "../src/time/days";
import { lanes, ticks } from "../src/time/lanes";

test("positions count code points", () => {
  const unit = unitsOf("a😀b");
  expect([0, 1, 2, 3].map(unit)).toEqual([0, 1, 3, 4]);
  expect(unitsOf("abc")(9)).toBe(3);
});

test("marks that overlap become pieces that do not", () => {
  const marks = [{ begin: 2, end: 8 }, { begin: 5, end: 12 }, { begin: 20, end: 22 }];
  const pieces = segments({ begin: 0, end: 10 }, marks).map(({ begin, end, marks: on }) => [begin, end, on.length]);
  expect(pieces).toEqual([[0, 2, 0], [2, 5, 1], [5, 8, 2], [8, 10, 1]]);
});

test("the sentence around words", () => {
  for (const [text, words, is] of [
    ["It rained. Anna met Boris. He left.", "met", "Anna met Boris."],
    ["U.S. President Ann Lee met Dr. Berg. They talked.", "Lee", "U.S. President Ann Lee met Dr. Berg."],
    ["A title\nAnna met Boris", "Anna", "Anna met Boris"],
    ["“It is over.” Then she left.", "over", "“It is over.”"],
    ["One. Two. Three.", "One. Two", "One. Two."],
  ] as const) {
    const at = text.indexOf(words);
    const { before, words: inside, after } = sentenceAround(text, at, at + words.length);
    expect((before + inside + after).trim()).toBe(is);
  }
});

test("words that have the form of a date", () => {
  const found = (text: string) => datesIn(text).map(({ begin, end }) => text.slice(begin, end));
  expect(found("On 3 May 2019 and in June 2020, since 2021; 2019 men marched in May.")).toEqual(["3 May 2019", "June 2020", "2021"]);
});

test("dates on an axis and in words", () => {
  expect(extentOf({})).toBeUndefined();
  expect(extentOf({ earliest: "2018-07-01" })).toEqual([2018.5, 2018.5]);
  expect(isWithin({ earliest: "2018-05-01", latest: "2018-05-31" }, 2018, 2018)).toBe(true);
  expect(isWithin({ earliest: "2018-05-01", latest: "2018-05-31" }, 2019, undefined)).toBe(false);
  expect(isWithin({}, undefined, undefined)).toBe(false);
  expect([dateInWords("2018-05"), dateInWords("2018/.."), dateInWords("2018-01/2018-03"), dateInWords("198X")]).toEqual(["2018-05", "since 2018", "2018-01 to 2018-03", "198?"]);
  expect(ticks([1998.2, 2024.9], 9)).toEqual([2000, 2005, 2010, 2015, 2020]);
  const things: [number, number][] = [[1, 3], [2, 4], [3, 5]];
  expect([...lanes(things, (thing) => thing).values()]).toEqual([0, 1, 0]);
});

test("what stands in a query cannot end it, and an address comes out as it went in", () => {
  expect(iri("http://a/> } ; #")).toBe("<http://a/%3E%20%7D%20;%20#>");
  expect(literal('a"\\\n')).toBe('"a\\"\\\\\\n"');
  const place = parsePlace(href("node", "person/zoë smith", { a: "1 & 2", b: undefined }));
  expect([place.page, place.rest, place.params.get("a"), place.params.get("b")]).toEqual(["node", "person/zoë smith", "1 & 2", null]);
});
