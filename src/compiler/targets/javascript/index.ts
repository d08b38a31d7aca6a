export { type DecidingPolicy, decidingPolicy } from "./deciding-policy.ts";
export { standaloneModule } from "./module.ts";
