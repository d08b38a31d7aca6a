const { format } = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export function milliseconds(value: number): string {
  return `${format(value)} ms`;
}

export function megabytes(bytes: number): string {
  return `${format(bytes / 1e6)} MB`;
}

/** `40 strokes: p50 31 ms, p95 58 ms, most 61 ms` */
export function spread(times: readonly (number | undefined)[], what: string): string {
  const sorted = times.filter((time) => time !== undefined).sort((one, other) => one - other);
  const at = (share: number): string =>
    milliseconds(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  const lost = times.length - sorted.length;
  return `${sorted.length} ${what}: p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}${lost === 0 ? "" : `; ${lost} without an answer in 20 s`}`;
}

export function line(what: string, asked: string, figures: string): void {
  console.log(`  ${what.padEnd(44)} ${`asked ${asked}`.padEnd(18)} ${figures}`);
}
