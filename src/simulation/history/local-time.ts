/** `2026-03-02T10:00:00`, with thousandths where there are any; times outside the years 0000 to 9999 as a raw number. */
export function localTime(micros: bigint): string {
  const milliseconds = Number(micros >= 0n ? micros / 1000n : (micros - 999n) / 1000n);
  if (!(Math.abs(milliseconds) <= 8.64e15)) return String(micros);
  const text = new Date(milliseconds).toISOString();
  return text.endsWith(".000Z") ? text.slice(0, -5) : text.slice(0, -1);
}
