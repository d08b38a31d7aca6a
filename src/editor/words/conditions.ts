/** What the words of conditions mean, in Markdown: by the word or phrase as it is written. */
export const conditionWords: Readonly<Record<string, string>> = {
  and: "Both are true. False as soon as one is false; **unknown** where one is unknown and none is false. `and` mixed with `or` takes brackets.",
  or: "At least one is true. True as soon as one is true; **unknown** where one is unknown and none is true. `or` mixed with `and` takes brackets.",
  not: "The opposite of the condition that follows. Of an **unknown** condition it is unknown as well. `not a and b` is `(not a) and b`.",
  is: "Equal. Texts are compared letter by letter, money to the cent; a word after `is` is one of the field's choices. **Unknown** where a side is unknown.",
  "is not": "Not equal. **Unknown** where a side is unknown: an absent value is not taken for a different one.",
  "is one of":
    "Equal to one of the values that follow, with commas between them. **Unknown** where the value is unknown.",
  "is not one of": "Equal to none of the values that follow. **Unknown** where the value is unknown.",
  "is from": "`is from 580 to 620`: between the two ends, both included. **Unknown** where the value is unknown.",
  to: "The upper end, which belongs to the range.",
  if: "Need not be written: a rule begins with its condition.",
  "is in": "One of the values of a list declared with `list`. **Unknown** where the value is unknown.",
  "is not in": "None of the values of a list declared with `list`. **Unknown** where the value is unknown.",
  "is empty": 'A text without letters, `""`, or a list without elements. An absent value is **unknown**, not empty.',
  "is not empty": "A text with letters, or a list with elements. An absent value is **unknown**.",
  "is missing":
    "The value is absent, or cannot be read as its type. The one condition that is true of what is unknown: it is never unknown itself.",
  "is present": "The value is there and can be read as its type. Never unknown itself.",
  "is unseen": "Not among the values of past decisions. Needs a profile; profiles are not available yet.",
  "is outside":
    "`is outside 99% of history`: beyond what past decisions had. Needs a profile; profiles are not available yet.",
  ">": "Greater than. Money is compared to the cent: `>` and `>=` differ by one cent. **Unknown** where a side is unknown.",
  ">=": "Greater than or equal to; also `at least`. **Unknown** where a side is unknown.",
  "<": "Less than. **Unknown** where a side is unknown.",
  "<=": "Less than or equal to; also `at most`. **Unknown** where a side is unknown.",
  over: "Greater than, `>` in words. **Unknown** where a side is unknown.",
  under: "Less than, `<` in words. **Unknown** where a side is unknown.",
  "at least": "Greater than or equal to, `>=` in words. After the `→` of an `ensure`: this outcome or a stricter one.",
  "at most": "Less than or equal to, `<=` in words. After the `→` of an `ensure`: this outcome or a milder one.",
  like: '`email like "*@example.com"`: the whole text fits the pattern; `*` is any run of letters, `?` one letter. **Unknown** where the text is unknown.',
  mentions:
    '`note mentions any of "lawyer", "sue"`: the text has one of these as whole words, in whatever case. **Unknown** where the text is unknown.',
  includes: "The list has this element, or with `any of` one of these. **Unknown** where the list is unknown.",
  "ignoring case": "Capital and small letters count alike.",
  "any of":
    "`any of (items where …)`: at least one element of the list is so. No element of an empty list is. **Unknown** where the list is absent, or where an element is unknown and none is certainly so.",
  "every of":
    "`every of (items where …)`: all elements of the list are so; of an empty list this is true. In a rule that lets decisions proceed say what is meant: `and at least one`, or `even if empty`.",
  no: "After `is`, the value no. Before a bracket, `no (items where …)`: none of the elements is so; of an empty list this is true.",
  "count of":
    "How many elements the list has, or with `where` how many of them are so. **Unknown** where that cannot be told for sure.",
  "sum of":
    "`sum of (items.price where …)`: the sum of a field of the elements, exact. 0 for an empty list, **unknown** where one of them is unknown.",
  where:
    "Which elements are meant. The fields of the items come first here, then those of the decision; `it` is an element of a plain list.",
  it: "The element of the list that the condition behind `where` is about.",
  "weekday of": "The day of the week of a date or time, `Mon` to `Sun`, in the time zone of the policy.",
  "time of": "The time of day of a time, like `09:30`, in the time zone of the policy.",
  "and at least one": "An empty list does not count: the list must have an element.",
  "even if empty": "An empty list counts as well.",
  always: "Every decision. Stands alone before `→`.",
  yes: "The value yes: `true` in the data.",
  "except when":
    "The rule does not hold where this is true. Where it is **unknown** the rule still holds: doubt means oversight. Stands above the `→`; several mean any of them.",
  "of history": "Of the past decisions in the profile. Profiles are not available yet.",
};
