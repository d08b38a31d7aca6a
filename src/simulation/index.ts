/** What happens to real inputs: histories, mappings, simulations. Node only. */
export type { History } from "./history/history.ts";
export { openHistory } from "./history/open.ts";
export type { Mapping } from "./mapping/mapping.ts";
export { readMapping } from "./mapping/mapping-file.ts";
export { type Proposal, proposeMapping } from "./mapping/propose.ts";
export { isProblem, type Problem, problemText } from "./problem.ts";
export { type SimulationRequest, simulate } from "./simulate.ts";
export type { Simulation } from "./simulation.ts";
