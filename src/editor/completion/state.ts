import type { NameScope } from "../names/scope.ts";
import type { ValueKind } from "../names/value-kind.ts";

/** What is known of the words before the cursor. */
export interface State {
  readonly scope: NameScope;
  /** What the value is that was read last. */
  readonly value?: ValueKind;
  /** The value was read alone: nothing has been said of it. */
  readonly bare: boolean;
  /** What the value is that is being compared. */
  readonly left?: ValueKind;
  /** The list named last. */
  readonly list?: string;
  /** What is compared counts elements, or adds them up. */
  readonly counted?: boolean;
  /** Where the scope was opened that is to be closed. */
  readonly outer?: State;
  /** Names that stand for nothing: of several readings that with the fewest is right. */
  readonly strange: number;
}

export function startOf(scope: NameScope): State {
  return { scope, bare: false, strange: 0 };
}

/** What was known before the scope was opened that is closed here. */
export function closed(state: State): State {
  return state.outer === undefined ? state : { ...state.outer, strange: state.strange };
}
