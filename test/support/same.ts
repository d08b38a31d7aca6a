/** Deep equality of plain data, without the cost of a report. */
export function isSame(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  if (typeof first !== "object" || typeof second !== "object" || first === null || second === null) return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const keys = Object.keys(first);
  if (keys.length !== Object.keys(second).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(second, key) &&
      isSame((first as Record<string, unknown>)[key], (second as Record<string, unknown>)[key]),
  );
}
