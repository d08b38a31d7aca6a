import type { Panel } from "./panel.ts";

/** All panels, in the order of the tabs. */
export const panels: readonly Panel[] = [];
