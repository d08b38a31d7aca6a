import { cpuUsage } from "node:process";
import { median } from "../measure.ts";

/** CPU milliseconds of the process, the collection of garbage included: the median of several runs, the first left out. */
export function cpuMilliseconds(runs: number, work: () => void): number {
  work();
  return median(Array.from({ length: runs }, () => once(work)));
}

export function once(work: () => void): number {
  const start = cpuUsage();
  work();
  const { user, system } = cpuUsage(start);
  return (user + system) / 1000;
}
