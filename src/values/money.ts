import {
  compareDecimals,
  type Decimal,
  decimalOf,
  decimalOfNumber,
  parseDecimal,
  roundedUnits,
  unitsOfDecimal,
} from "./decimal.ts";
import { ownProperty } from "./own-property.ts";

/** Digits after the point by ISO 4217, for money in use; codes withdrawn since 2022 stay, histories still hold them. */
const minorDigits: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
      [
        2,
        `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
         CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK
         HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
         MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
         SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER
         ZAR ZMW ZWG ZWL`,
      ],
      [3, "BHD IQD JOD KWD LYD OMR TND"],
      [4, "CLF UYW"],
    ] as const
  ).flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, digits] as const)),
);

/** Every known currency code, sorted. */
export const currencyCodes: readonly string[] = [...minorDigits.keys()].sort();

/** Digits of the minor unit: 2 for USD, 0 for JPY; undefined for what is no currency. */
export function minorDigitsOf(currency: string): number | undefined {
  return minorDigits.get(currency);
}

/** An amount in minor units of its currency: cents for USD, whole yen for JPY. */
export interface Money {
  readonly currency: string;
  readonly units: bigint;
}

export interface MoneyForm {
  /** ISO 4217, at least one. */
  readonly currencies: readonly string[];
  readonly roundedHalfEven: boolean;
  /** Both ends included, exact decimals in the main unit of the value's own currency. */
  readonly least?: string;
  readonly most?: string;
  /** By currency, in place of `least` and `most`; a currency that it does not name has no range. */
  readonly limits?: Readonly<Record<string, { readonly least?: string; readonly most?: string }>>;
}

/** Why a value is no money of a form. */
export type MoneyFault =
  | "not a number"
  | "infinite"
  | "wrong type"
  | "wrong currency"
  | "out of range"
  | "not whole cents";

/**
 * Reads money: a number (the decimal it prints), a decimal string of at most 400 characters, or an object with own
 * `amount` (either of these) and `currency`. A bare amount has a currency only where one is declared. The range is
 * judged after rounding. An object that lacks either part is of the wrong type.
 */
export function readMoney(raw: unknown, form: MoneyForm): Money | MoneyFault {
  if (typeof raw !== "object")
    return readAmount(raw, form.currencies.length === 1 ? form.currencies[0] : undefined, form);
  const currency = ownProperty(raw, "currency");
  if (typeof currency !== "string") return "wrong type";
  return readAmount(ownProperty(raw, "amount"), form.currencies.includes(currency) ? currency : undefined, form);
}

/** Money in the main unit, exact. */
export function decimalOfMoney({ currency, units }: Money): Decimal {
  const digits = minorDigitsOf(currency) ?? 2;
  return { units, decimals: digits };
}

/** The range that holds for amounts in a currency. */
export function rangeIn(
  form: Pick<MoneyForm, "least" | "most" | "limits">,
  currency: string,
): { readonly least?: string; readonly most?: string } {
  if (form.limits === undefined) return form;
  return Object.hasOwn(form.limits, currency) ? (form.limits[currency] ?? {}) : {};
}

function readAmount(raw: unknown, currency: string | undefined, form: MoneyForm): Money | MoneyFault {
  const amount = readDecimal(raw);
  if (typeof amount === "string") return amount;
  if (currency === undefined) return "wrong currency";
  const digits = minorDigitsOf(currency) ?? 2;
  const units = form.roundedHalfEven ? roundedUnits(amount, digits) : unitsOfDecimal(amount, digits);
  if (units === undefined) return "not whole cents";
  const exact: Decimal = { units, decimals: digits };
  const { least, most } = rangeIn(form, currency);
  const below = least !== undefined && compareDecimals(exact, decimalOf(least)) < 0;
  const above = most !== undefined && compareDecimals(exact, decimalOf(most)) > 0;
  return below || above ? "out of range" : { currency, units };
}

function readDecimal(raw: unknown): Decimal | MoneyFault {
  if (typeof raw === "string") return parseDecimal(raw) ?? "wrong type";
  if (typeof raw !== "number") return "wrong type";
  if (Number.isFinite(raw)) return decimalOfNumber(raw);
  return Number.isNaN(raw) ? "not a number" : "infinite";
}
