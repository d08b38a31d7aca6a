import { expect, test, vi } from "vitest";
import { progressOn } from "../../src/cli/progress.ts";
import { memoryTerminal } from "../support/memory-terminal.ts";

test("progress shows from the first second on, on terminals only, and is wiped away", () => {
  const now = vi.spyOn(performance, "now");
  const at = (milliseconds: number) => now.mockReturnValue(milliseconds);
  const terminal = { ...memoryTerminal(), showsProgress: true };
  at(0);
  const progress = progressOn(terminal);
  at(900);
  progress.report(1000, 4000);
  expect(terminal.complaints()).toBe("");
  at(1100);
  progress.report(2000, 4000);
  at(1150);
  progress.report(2500, 4000);
  at(1400);
  progress.report(3000, undefined);
  progress.done();
  expect(terminal.complaints()).toBe("\r\u001b[K2,000 of 4,000 (50%) decisions\r\u001b[K3,000 decisions\r\u001b[K");
  const quiet = memoryTerminal();
  const silent = progressOn(quiet);
  at(9000);
  silent.report(1, 2);
  silent.done();
  expect(quiet.complaints()).toBe("");
  now.mockRestore();
});
