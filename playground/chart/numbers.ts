/** Numbers as they are shown. */
export const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
export const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
export const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
/** In columns: as many decimals in each. */
export const fixedPercent = new Intl.NumberFormat("en", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
export const fixed = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** A difference: `+3`, `−1.5`, `0`. */
export const signed = {
  format: (difference: number): string => plusMinus.format(difference).replace("-", "−"),
};
const plusMinus = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 });
