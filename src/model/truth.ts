/** Three-valued truth, after Kleene: what is unknown stays unknown unless the other operands settle it. */
export type Truth = boolean | "unknown";

export function not(truth: Truth): Truth {
  return truth === "unknown" ? "unknown" : !truth;
}

/** False if any is false, else unknown if any is unknown, else true. */
export function allOf(truths: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === "unknown") result = "unknown";
  }
  return result;
}

/** True if any is true, else unknown if any is unknown, else false. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === "unknown") result = "unknown";
  }
  return result;
}
