import type { Policy } from "../../../model/policy.ts";
import { emitStand } from "./cautious/emit.ts";
import { code, literal, print } from "./code.ts";
import { emitDecide } from "./emit.ts";

/**
 * A compiled policy as the text of an ES module that imports only `signoff-runtime` and exports `decide`, `record`,
 * `explain`, `policy`, `model` and `load({ salt })`, which gives the first three under a secret salt. It makes no code at
 * run time, so it runs under a strict content security policy.
 */
export function standaloneModule(model: Policy): string {
  return print(code`import { explain as explained, helpers, prepare, recordOf } from "signoff-runtime";
const model = JSON.parse(${literal(JSON.stringify(decidingPart(model)))});
const policy = Object.freeze({ name: model.name, version: model.version, digest: model.digest });
function load(options = {}) {
const prepared = prepare(model, options);
const inDoubt = prepared.inDoubt();
const stand = (() => {
${emitStand(model)}
return stand;
})();
const careful = (input) => inDoubt.decided(stand(input));
${emitDecide(model)}
const record = (input) => recordOf(model, input, decide(input));
const explain = (input) => explained(model, input, decide, (given) => inDoubt.stood(stand(given)));
return Object.freeze({ decide, explain, record });
}
const { decide, explain, record } = load();
export { decide, explain, load, model, policy, record };
`);
}

/** What deciding needs of a model: no examples, no ensures, no marks, no staffing. */
function decidingPart(model: Policy): Policy {
  return { ...model, teams: [], ensures: [], marks: [], examples: [], typicals: [] };
}
