export { type DecidingPolicy, decidingPolicy } from "./deciding-policy.ts";
export { emit } from "./emit.ts";
export { standaloneModule } from "./module.ts";
