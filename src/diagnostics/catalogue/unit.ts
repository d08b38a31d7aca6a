import { error, warning } from "../diagnostic.ts";

export const unitMessages = {
  "unit/percent-meant": error<{ field: string; written: string; meant: string; range: string }>(
    ({ field, written, meant, range }) =>
      `\`${field}\` lies between ${range}, so ${written} is outside it. Write ${meant} if that is what you mean.`,
  ),
  "unit/percent-beyond-one": warning<{ field: string; percent: string; share: string; range: string; points: string }>(
    ({ field, percent, share, range, points }) =>
      `${percent} is the number ${share}, but \`${field}\` goes from ${range}. Write ${points} if you mean points, ${share} if you mean the share.`,
  ),
  "unit/currency-missing": error<{ what: string; written: string; currencies: readonly string[] }>(
    ({ what, written, currencies }) =>
      `${what} is money in ${currencies.join(", ")}; ${written} is a number without a currency.`,
  ),
  "unit/currency-mixed": error<{ what: string; currencies: readonly string[]; other: string }>(
    ({ what, currencies, other }) =>
      `${what} is money in ${currencies.join(", ")} and cannot be compared with ${other}.`,
  ),
  "unit/money-for-number": error<{ what: string; written: string; number: string }>(
    ({ what, written, number }) =>
      `${what} is a number, not money; ${written} does not compare with it. Write ${number}, or declare it as money.`,
  ),
  "unit/limit-missing": warning<{ what: string; currencies: readonly string[] }>(
    ({ what, currencies }) =>
      `There is no limit here for ${what} in ${currencies.join(", ")}: such a decision is treated as unknown, which asks for oversight.`,
  ),
  "unit/range-currency": error<{ written: string; missing: readonly string[] }>(
    ({ written, missing }) =>
      `This range ends at ${written} and says nothing of ${missing.join(", ")}. Give an end for each currency, with \`/\` between them.`,
  ),
  "unit/limit-twice": error<{ currency: string }>(
    ({ currency }) => `There are two limits in ${currency}. Keep one of them.`,
  ),
  "unit/too-many-digits": error<{ written: string; currency: string; digits: number }>(
    ({ written, currency, digits }) =>
      `${written} is finer than ${currency} goes: it has ${digits === 0 ? "no decimals" : `${digits} decimals`}.`,
  ),
  "unit/days-or-hours": error<{ what: string; written: string }>(
    ({ what, written }) =>
      `${what} counts calendar days, and ${written} is a span of hours. Write whole days, or subtract two times.`,
  ),
  "unit/duration-missing": error<{ what: string; written: string }>(
    ({ what, written }) => `${what} is a length of time; ${written} has no unit. Write for example ${written} days.`,
  ),
  "unit/working-time": error<{ written: string }>(
    ({ written }) =>
      `${written} counts the opening hours of a team, and a condition knows no team. Write hours or days.`,
  ),
  "unit/finer-than-days": error<{ written: string }>(
    ({ written }) => `Calendar days are counted whole; ${written} is not a whole number of days.`,
  ),
} as const;
