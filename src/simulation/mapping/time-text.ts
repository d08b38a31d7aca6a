import { Temporal } from "temporal-polyfill";

const tokens: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};

/** A pattern for dates written like `DD/MM/YYYY HH:mm`; undefined where it lacks year, month or day, or repeats one. */
export function datePattern(format: string): RegExp | undefined {
  let pattern = "^";
  for (const part of format.match(/YYYY|MM?|DD?|HH?|mm|ss|./gsu) ?? [])
    pattern += tokens[part] ?? part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  try {
    const built = new RegExp(`${pattern}$`, "u");
    return ["year", "month", "day"].every((name) => pattern.includes(`<${name}>`)) ? built : undefined;
  } catch {
    return undefined;
  }
}

/** The text as `YYYY-MM-DD`, or with a time as `YYYY-MM-DDTHH:MM:SS`. */
export function isoText(text: string, pattern: RegExp): string | undefined {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const two = (name: string): string => (groups[name] ?? "0").padStart(2, "0");
  const date = `${groups.year}-${two("month")}-${two("day")}`;
  return groups.hour === undefined ? date : `${date}T${two("hour")}:${two("minute")}:${two("second")}`;
}

/** A local time of one zone as an instant; in a fold the earlier, in a gap moved forward. */
export function instantText(local: string, zone: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return undefined;
  }
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
