/**
 * The path of an address of any scheme, decoded: `file:///credit/credit.signoff` gives `/credit/credit.signoff`. An address
 * that is none is its own path.
 */
export function plainPath(uri: string): string {
  const path = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?([^?#]*)/i.exec(uri)?.[1] ?? uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The address of a path in a page. */
export function plainUri(path: string): string {
  const from = path.startsWith("/") ? path : `/${path}`;
  return `file://${from.split("/").map(encodeURIComponent).join("/")}`;
}
