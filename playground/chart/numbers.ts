/** Numbers as they are shown. */
export const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
export const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
export const percent = shares(new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 }));
/** In columns: as many decimals in each. */
export const fixedPercent = shares(
  new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
export const fixed = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** A difference of two numbers as they are shown, with a decimal at most: `+3`, `−1.5`, `0`. */
export const signed = {
  between: (now: number, before: number): string =>
    plusMinus.format((tenths(now) - tenths(before)) / 10).replace("-", "−"),
};
const plusMinus = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 });

function tenths(number: number): number {
  return Math.round(10 * number);
}

/** What is little is not said to be nothing, and nearly all not all. */
function shares({ format }: Intl.NumberFormat): { readonly format: (share: number) => string } {
  const least = 0.0005;
  return {
    format: (share) => {
      if (share > 0 && share < least) return "<0.1%";
      return share < 1 && share >= 1 - least ? ">99.9%" : format(share);
    },
  };
}
