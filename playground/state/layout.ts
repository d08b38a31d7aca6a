import { effect, signal } from "@preact/signals";
import { readStored, writeStored } from "./store.ts";

/** Where a panel has its place; which places share a region depends on the width. */
export type Place = "impact" | "under the editor" | "under the impact";

/** `narrow`: one column; `medium`: two; `wide`: three. */
export type Width = "narrow" | "medium" | "wide";

const narrow = matchMedia("(max-width: 1019px)");
const wide = matchMedia("(min-width: 1900px)");

export const width = signal<Width>(measure());

function measure(): Width {
  return narrow.matches ? "narrow" : wide.matches ? "wide" : "medium";
}

/** Shares of the space, in percent. */
export interface Shares {
  readonly editorWidth: number;
  readonly editorHeight: number;
  readonly impactHeight: number;
  readonly wideEditor: number;
  readonly wideImpact: number;
}

const usual: Shares = { editorWidth: 52, editorHeight: 62, impactHeight: 62, wideEditor: 38, wideImpact: 54 };
const key = "signoff.layout";

export const shares = signal<Shares>(storedShares());

export function setShare(name: keyof Shares, percent: number): void {
  shares.value = { ...shares.value, [name]: Math.min(85, Math.max(15, percent)) };
}

export function resetShare(name: keyof Shares): void {
  setShare(name, usual[name]);
}

function storedShares(): Shares {
  try {
    const found: unknown = JSON.parse(readStored(key) ?? "{}");
    const share = (name: keyof Shares): number => {
      const value = typeof found === "object" && found !== null ? Reflect.get(found, name) : undefined;
      return typeof value === "number" && value >= 15 && value <= 85 ? value : usual[name];
    };
    return {
      editorWidth: share("editorWidth"),
      editorHeight: share("editorHeight"),
      impactHeight: share("impactHeight"),
      wideEditor: share("wideEditor"),
      wideImpact: share("wideImpact"),
    };
  } catch {
    return usual;
  }
}

/** The panel that is shown in each region of tabs, by the name of the region. */
export const shown = signal<ReadonlyMap<string, string>>(new Map());

export function show(region: string, panel: string): void {
  shown.value = new Map(shown.value).set(region, panel);
}

export function followLayout(): void {
  for (const query of [narrow, wide])
    query.addEventListener("change", () => {
      width.value = measure();
    });
  effect(() => writeStored(key, JSON.stringify(shares.value)));
}

/** The panels that can be seen now: what only they show is worked out for them alone. */
export const inView = signal<ReadonlySet<string>>(new Set());

export function setInView(panel: string, isSeen: boolean): void {
  const panels = new Set(inView.value);
  if (isSeen) panels.add(panel);
  else panels.delete(panel);
  inView.value = panels;
}
