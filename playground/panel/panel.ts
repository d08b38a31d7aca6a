import type { ComponentType } from "preact";
import type { Place } from "../state/layout.ts";

/** A part of the page with a title. One whose computation is not there is not shown. */
export interface Panel {
  /** Stable: the page remembers by it which one was open. */
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly View: ComponentType;
  readonly isThere?: () => boolean;
  /** Stands beside the title. `bad`: something to mend. */
  readonly count?: () => { readonly number: number; readonly what: string; readonly bad?: boolean } | undefined;
}
