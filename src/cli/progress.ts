import { count } from "./report/table.ts";
import type { Terminal } from "./terminal.ts";

/** Shows on a terminal how far long work has come, from the first second on; `done` wipes it away. */
export function progressOn(terminal: Terminal): {
  readonly report: (rows: number, total: number | undefined) => void;
  readonly done: () => void;
} {
  const started = performance.now();
  let shown = 0;
  return {
    report: (rows, total) => {
      const now = performance.now();
      if (!terminal.showsProgress || now - started < 1000 || now - shown < 200) return;
      shown = now;
      const share =
        total === undefined || total === 0 ? "" : ` of ${count(total)} (${Math.floor((100 * rows) / total)}%)`;
      terminal.complain(`\r\u001B[K${count(rows)}${share} decisions`);
    },
    done: () => {
      if (shown > 0) terminal.complain("\r\u001B[K");
    },
  };
}
