const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Under this name stays what another version has taken the place of: `In force until 21 Nov 2026, 23:50`. */
export function inForceUntil(date: Date): string {
  return `In force until ${moment.format(date)}`;
}
