import type { Condition } from "../model/condition.ts";
import { atomsIn } from "./space/subject.ts";

/** Whether it asks if a value is there. */
export function hasPresenceTest(condition: Condition): boolean {
  return atomsIn(condition).some(({ kind }) => kind === "missing");
}
