/**
 * Small things that a browser keeps; where it keeps none, everything works and is forgotten. `tab`: until this tab is
 * closed, and for it alone.
 */
export function readStored(key: string, tab = false): string | undefined {
  try {
    return (tab ? sessionStorage : localStorage).getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeStored(key: string, value: string | undefined, tab = false): void {
  try {
    const store = tab ? sessionStorage : localStorage;
    if (value === undefined) store.removeItem(key);
    else store.setItem(key, value);
  } catch {
    // Full, or forbidden.
  }
}
