// Writes docs/status.md: every sentence of the design's section 2 with the golden cases and tests that show it.
import { readFileSync, writeFileSync } from "node:fs";
import { statusPage } from "./status-page.ts";

const page = statusPage(readFileSync("docs/design.md", "utf8"));
writeFileSync("docs/status.md", page.text);
console.log(`${page.shown} sentences are shown by a case, ${page.open.length} are open. See docs/status.md.`);
