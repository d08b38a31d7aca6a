/** What systems write for yes and no, in small letters; a pair is of one language or habit. */
const pairs: readonly (readonly [yes: string, no: string])[] = [
  ["true", "false"],
  ["yes", "no"],
  ["y", "n"],
  ["t", "f"],
  ["1", "0"],
  ["1.0", "0.0"],
  ["ja", "nein"],
  ["j", "n"],
  ["wahr", "falsch"],
  ["w", "f"],
  ["ja", "nee"],
  ["ja", "nej"],
  ["oui", "non"],
  ["vrai", "faux"],
  ["sí", "no"],
  ["si", "no"],
  ["sì", "no"],
  ["sim", "não"],
  ["tak", "nie"],
  ["ano", "ne"],
  ["да", "нет"],
  ["はい", "いいえ"],
  ["是", "否"],
];

/** The signs of yes and of no among all texts of a column, as they are spelt there; undefined where other texts are, too. */
export function yesNoSigns(
  texts: readonly string[],
): { readonly yes: string | readonly string[]; readonly no: string | readonly string[] } | undefined {
  const spelt = [...new Set(texts.map((text) => text.trim()))];
  const small = new Map(spelt.map((text) => [text, text.normalize("NFC").toLowerCase()]));
  const pair = pairs.find((signs) => spelt.every((text) => signs.includes(small.get(text) ?? "")));
  if (pair === undefined || spelt.length === 0) return undefined;
  const signs = (sign: string, other: string): string | readonly string[] => {
    const found = spelt.filter((text) => small.get(text) === sign);
    return found.length > 1
      ? found
      : (found[0] ?? likeSpelt(sign, spelt.find((text) => small.get(text) === other) ?? ""));
  };
  return { yes: signs(pair[0], pair[1]), no: signs(pair[1], pair[0]) };
}

/** A sign that no row has yet, in the letters of the other one: of `NEIN` it is `JA`. */
function likeSpelt(sign: string, other: string): string {
  if (other === other.toLowerCase()) return sign;
  return other === other.toUpperCase() ? sign.toUpperCase() : sign.charAt(0).toUpperCase() + sign.slice(1);
}
