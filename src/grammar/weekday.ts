import type { Weekday } from "./tree.ts";

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const longNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export function weekdayNamed(word: string): Weekday | undefined {
  const index = (names as readonly string[]).indexOf(word);
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

/** A weekday written in full, shortened otherwise or in another case: `Saturday`, `tues`, `sat`. */
export function weekdayMeant(word: string): Weekday | undefined {
  if (word.length < 3) return undefined;
  const lower = word.toLowerCase().replace(/s$/, "");
  const index = longNames.findIndex((name) => name.toLowerCase().startsWith(lower));
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

export function weekdayName(weekday: number): string {
  return names[weekday - 1] as string;
}

/** Every lower-case word that `weekdayMeant` takes. */
export const weekdayBeginnings: ReadonlySet<string> = new Set(
  longNames.flatMap((name) =>
    Array.from(name, (_, at) => name.toLowerCase().slice(0, at + 1))
      .flatMap((beginning) => [beginning, `${beginning}s`])
      .filter((beginning) => beginning.length >= 3),
  ),
);
