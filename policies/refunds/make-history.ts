/**
 * Prints a synthetic history of refunds: nothing in it ever happened. Always the same, from one seed.
 *
 *   node policies/refunds/make-history.ts > policies/refunds/history.csv
 */
interface Refund {
  refund_id: string;
  decided_at: string;
  action: string;
  refund: string;
  confidence: string;
  reversible: string;
  requested_by: string;
  "customer.tier": string;
  "customer.since": string;
  "customer.nationality": string;
  note: string;
  items: string;
  /** Whether the automated refund was wrong. */
  wrong: string;
}

/** What a history holds besides clean rows; each is written over the row of its place. */
const oddities: readonly Partial<Refund>[] = [
  { confidence: "" },
  { confidence: "1.2" },
  { confidence: "NaN" },
  { confidence: "-0.1" },
  { refund: "" },
  { refund: "19.999" },
  { refund: "-5.00" },
  { refund: "10000.00", confidence: "0.9900" },
  { refund: "10000.01", confidence: "0.9900" },
  { refund: "0.00", confidence: "1" },
  { refund: "9007199254740993.00" },
  { reversible: "" },
  { reversible: "maybe" },
  { "customer.tier": "gold" },
  { "customer.tier": "" },
  { "customer.since": "2026-02-30" },
  { "customer.since": "" },
  { decided_at: "2026-03-08T02:30:00" },
  { decided_at: "" },
  { requested_by: "", reversible: "no", action: "chargeback" },
  { action: "voucher" },
  { items: "" },
  { items: "[]" },
  { items: '[{"sku":"A-104","quantity":1}]' },
  { items: '[{"price":"12.00","quantity":1}]' },
  { items: '[{"sku":"GC-100","price":"100.00","quantity":1}]', refund: "100.00" },
  { note: "I will SUE you" },
  { note: "The pressed flowers were issued twice" },
  { note: 'She said "call my lawyer", and hung up' },
  { confidence: "0.8000" },
  { confidence: "0.7999" },
  { confidence: "0.9800", refund: "49.99", reversible: "yes" },
  { confidence: "0.9800", refund: "50.00", reversible: "yes" },
  {
    "customer.since": "2026-04-20",
    items: JSON.stringify(Array(3).fill({ sku: "B-117", price: "219.00", quantity: 1 })),
  },
];

const columns: readonly (keyof Refund)[] = [
  "refund_id",
  "decided_at",
  "action",
  "refund",
  "confidence",
  "reversible",
  "requested_by",
  "customer.tier",
  "customer.since",
  "customer.nationality",
  "note",
  "items",
  "wrong",
];

const rows = 18 * oddities.length;
const random = seeded(20260302);
const lines = [columns.join(",")];
for (let row = 0; row < rows; row++) {
  const odd = row % 18 === 17 ? oddities[(row - 17) / 18] : undefined;
  const refund = { ...ordinary(row), ...odd };
  lines.push(columns.map((column) => cell(refund[column])).join(","));
}
process.stdout.write(`${lines.join("\n")}\n`);

function ordinary(row: number): Refund {
  const sure = 1 - random() ** 2.4 * 0.45;
  const items = Array.from({ length: Math.floor(random() * 4) }, () => ({
    sku: random() < 0.006 ? "PH-220" : `${pick(["A", "B", "C"])}-${100 + Math.floor(random() * 60)}`,
    price: (4 + random() ** 3 * 600).toFixed(2),
    quantity: 1 + Math.floor(random() * 3),
  }));
  return {
    refund_id: `SYN-${String(row + 1).padStart(4, "0")}`,
    decided_at: workingTime(row),
    action: pick(["refund", "refund", "refund", "credit", "chargeback"]),
    refund: Math.exp(1.5 + random() ** 1.3 * 8.2).toFixed(2),
    confidence: sure.toFixed(4),
    reversible: random() < 0.88 ? "yes" : "no",
    requested_by: pick(["ann", "bo", "cleo", "dev", "agent-7"]),
    "customer.tier": pick(["basic", "basic", "basic", "plus", "plus", "business"]),
    "customer.since": day(Date.UTC(2015, 0, 1) + Math.floor(random() * 4070) * 86_400_000),
    "customer.nationality": random() < 0.3 ? pick(["US", "MX", "CA", "PL", "IN"]) : "",
    note:
      random() < 0.3 ? pick(["It never came", "Wrong size", "Broken in the post", "Ordered twice", "As agreed"]) : "",
    items: JSON.stringify(items),
    wrong: random() < (1 - sure) * 0.9 + 0.01 ? "true" : "false",
  };
}

/** Fifteen decisions a working day from 2 March 2026 on, most of them by day. */
function workingTime(row: number): string {
  const working = Math.floor(row / 15);
  const date = Date.UTC(2026, 2, 2) + (Math.floor(working / 5) * 7 + (working % 5)) * 86_400_000;
  const minutes = Math.floor((random() < 0.9 ? 8 + random() * 10 : random() * 24) * 60);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return `${day(date)}T${clock}:00`;
}

function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function pick(values: readonly string[]): string {
  return values[Math.floor(random() * values.length)] as string;
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
