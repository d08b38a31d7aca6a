import fc from "fast-check";

/** Lines of all kinds, many of them wrong. */
export const scrap = `refund > $10K → review by finance
# a comment
• customer.age < 18 and (not reversible → review by legal
confidence < 80 => audit by finance.
else → proceed
unless reversible → block
show refund
rule "without a body"
because "it comes later"
refund is 5 → block # behind it
decision
  otherwise  text
  items list of
    price money USD
otherwise → proceed
otherwise is 3 → review by x
`;

/** What people type, and what they cut and paste. */
const pieces = [
  ...["", " ", "\n", "\r\n", "(", ")", "→", "and ", "not ", '"', "`", "#", ",", "• ", "unless ", ".", "team x\n"],
  ...[
    'rule "new"\n',
    "decision\n",
    "refund",
    "otherwise → proceed\n",
    "note text\n",
    "a > 5 → block\n",
    "é",
    "\u{1F600}",
  ],
  ...[
    "otherwise  text\n",
    'because "it"\n',
    "except when a\n",
    "list of\n",
    'policy "p"\n',
    "((((((((",
    "not not not ",
  ],
];

/** `at`: a share of the text. */
export interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(80)),
  put: fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(...pieces, ...scrap.split("\n")),
    fc.string({ maxLength: 3 }),
  ),
});

export function edited(text: string, { at, cut, put }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + cut);
}
