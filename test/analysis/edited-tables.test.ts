import { test } from "vitest";
import { tablesAreFollowed } from "./edited-tables.ts";

test(tablesAreFollowed.name, { timeout: 300_000 }, () => tablesAreFollowed.hold({ seed: 20_261_122 }));
