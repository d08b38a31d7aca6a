import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareText, foldCase, likeMatch, mentionsWord, normalText } from "../../src/values/text.ts";

const any = fc.string({ unit: "grapheme", maxLength: 12 });

describe("text", () => {
  test("comparing is by code point", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (left, right) => {
        const first = [...left].map((each) => each.codePointAt(0) as number);
        const second = [...right].map((each) => each.codePointAt(0) as number);
        const at = first.findIndex((point, index) => point !== second[index]);
        const place = at < 0 ? first.length : at;
        const order = (first[place] ?? -1) - (second[place] ?? -1);
        expect(compareText(left, right)).toBe(Math.sign(order));
      }),
    );
    expect(compareText("\uFF61", "😀")).toBe(-1);
  });

  test.each([
    ["Straße", "STRASSE"],
    ["STRAẞE", "strasse"],
    ["ΣΊΣΥΦΟΣ", "σίσυφος"],
    ["ﬃ", "FFI"],
    ["K", "k"],
    ["É", "e\u0301"],
    ["ǆ", "ǅ"],
    ["ᏸ", "Ᏸ"],
  ])("%s and %s differ in case only", (left, right) => {
    expect(foldCase(left)).toBe(foldCase(right));
  });

  test.each([
    ["ı", "i"],
    ["ı", "I"],
    ["İ", "i"],
    ["e", "é"],
  ])("%s and %s differ in more than case", (left, right) => {
    expect(foldCase(left)).not.toBe(foldCase(right));
  });

  test("folding is done once and for all, and upper case folds as lower case does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldCase(foldCase(text))).toBe(foldCase(text));
        if (!text.includes("ı")) expect(foldCase(text.toUpperCase())).toBe(foldCase(text));
      }),
    );
  });

  test("NFC makes one text of two spellings", () => {
    expect(normalText("e\u0301")).toBe("é");
  });
});

describe("like", () => {
  test.each([
    ["ann@example.com", "*@example.com", true],
    ["ann@example.com.evil", "*@example.com", false],
    ["abc", "a?c", true],
    ["a😀c", "a?c", true],
    ["a😀c", "a??c", false],
    ["", "*", true],
    ["", "?", false],
    ["", "", true],
    ["abcabc", "*abc", true],
    ["aab", "*ab", true],
    ["ab", "*ab*b", false],
    ["a.c", "a.c", true],
    ["abc", "a.c", false],
    ["ABC", "abc", false],
    ["line\nbreak", "line*break", true],
    ["x^$y", "x^$?", true],
    ["e\u0301a", "?a", true],
  ])("%j like %j: %s", (text, pattern, fits) => {
    expect(likeMatch(text, pattern, false)).toBe(fits);
  });

  test("ignoring case", () => {
    expect(likeMatch("STRASSE 5", "straße *", true)).toBe(true);
    expect(likeMatch("Ann@EXAMPLE.com", "*@example.COM", true)).toBe(true);
  });

  test("agrees with a regular expression", () => {
    const small = fc.string({ unit: fc.constantFrom("a", "b", "😀"), maxLength: 10 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "😀", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(small, pattern, (text, written) => {
        const expression = new RegExp(`^${written.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`, "u");
        expect(likeMatch(text, written, false)).toBe(expression.test(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("every text fits a star, and itself where it has none of the signs", () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(likeMatch(text, "*", false)).toBe(true);
        if (!/[*?]/.test(text)) expect(likeMatch(text, text, true)).toBe(true);
      }),
    );
  });

  test("a pattern of many stars on a long text ends", () => {
    expect(likeMatch("a".repeat(100_000), `${"*a?".repeat(200)}*b`, false)).toBe(false);
  });
});

describe("mentions", () => {
  test.each([
    ["I will call my LAWYER!", ["lawyer"], true],
    ["lawyers", ["lawyer"], false],
    ["pressing", ["press"], false],
    ["see press2", ["press"], false],
    ["wire-transfer now", ["wire transfer"], true],
    ["wire\n  transfer", ["Wire Transfer"], true],
    ["wire the transfer", ["wire transfer"], false],
    ["wire wire transfer", ["wire transfer"], true],
    ["Straße", ["STRASSE"], true],
    ["cafe\u0301", ["café"], true],
    ["cafe\u0301", ["cafe"], false],
    ["हिन्दी में", ["हिन"], false],
    ["", ["a"], false],
    ["!!!", ["!!!"], false],
    ["a constructor", ["constructor"], true],
    ["nothing here", ["constructor", "__proto__"], false],
  ])("%j mentions %j: %s", (text, words, does) => {
    expect(mentionsWord(text, words)).toBe(does);
  });
});
