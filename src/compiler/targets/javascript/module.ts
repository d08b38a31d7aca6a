import type { Policy } from "../../../model/policy.ts";
import { code, literal, print } from "./code.ts";
import { emitDecide } from "./emit.ts";

/**
 * A compiled policy as the text of an ES module that imports only `signoff-runtime` and exports `decide`, `record`,
 * `policy`, `model` (for `explain`) and `load({ salt })`, which gives `decide` and `record` under a secret salt. It makes
 * no code at run time, so it runs under a strict content security policy.
 */
export function standaloneModule(model: Policy): string {
  return print(code`import { helpers, prepare, recordOf } from "signoff-runtime";
const model = JSON.parse(${literal(JSON.stringify(decidingPart(model)))});
const policy = Object.freeze({ name: model.name, version: model.version, digest: model.digest });
function load(options = {}) {
const prepared = prepare(model, options);
${emitDecide(model)}
const record = (input) => recordOf(model, input, decide(input));
return Object.freeze({ decide, record });
}
const { decide, record } = load();
export { decide, load, model, policy, record };
`);
}

/** What deciding needs of a model: no examples, no ensures, no staffing. */
function decidingPart(model: Policy): Policy {
  return { ...model, teams: [], ensures: [], examples: [], typicals: [] };
}
