/** What F6 goes through, in the order of the page, with what gets the focus in it. */
const places = [
  ["header.header", "select, button"],
  ["#editor", '.monaco-editor [role="textbox"], .monaco-editor textarea'],
  ["section.region:not(#editor)", '[role="tab"][aria-selected="true"], .panel-body'],
] as const;

/** Puts the focus into the next region of the page, or the one before. */
export function goToRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(places.map(([region]) => region).join(", "))];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  for (let moved = 1; moved <= regions.length; moved++) {
    const region = regions[(from + step * moved + regions.length * 2) % regions.length];
    const inside = places.find(([selector]) => region?.matches(selector))?.[1];
    const target = inside === undefined ? null : region?.querySelector<HTMLElement>(inside);
    if (target === null || target === undefined) continue;
    target.focus();
    return;
  }
}
