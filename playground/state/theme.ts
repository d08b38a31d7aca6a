import { effect, signal } from "@preact/signals";
import { readStored, writeStored } from "./store.ts";

export const themes = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

const key = "signoff.theme";

function stored(): Theme {
  const found = readStored(key);
  return themes.find((each) => each === found) ?? "system";
}

/** What the reader chose. */
export const theme = signal<Theme>(stored());

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more), (forced-colors: active)");

function wanted(): Exclude<Theme, "system"> {
  if (theme.value !== "system") return theme.value;
  return contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
}

/** How the page looks now, the system's wish where nothing was chosen. */
export const appearance = signal<{ readonly theme: "light" | "dark" | "contrast"; readonly dark: boolean }>(look());

function look() {
  const chosen = wanted();
  return { theme: chosen, dark: chosen === "dark" || (chosen === "contrast" && dark.matches) };
}

/** Keeps the document and the store in step with the choice and with the system. The page begins with the same in start.js. */
export function followTheme(): void {
  const follow = (): void => {
    const isBySystem = theme.value === "system" && !contrast.matches;
    if (isBySystem) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = wanted();
    appearance.value = look();
  };
  effect(() => {
    writeStored(key, theme.value);
    follow();
  });
  for (const query of [dark, contrast]) query.addEventListener("change", follow);
}
