/**
 * An own property of any value whatever, read once. Undefined where there is none, where the value is no plain container
 * (a list, a function, null, a number), and where a getter or a proxy throws.
 */
export function ownProperty(container: unknown, key: string): unknown {
  if (typeof container !== "object" || container === null) return undefined;
  try {
    return !Array.isArray(container) && Object.hasOwn(container, key)
      ? (container as Readonly<Record<string, unknown>>)[key]
      : undefined;
  } catch {
    return undefined;
  }
}
