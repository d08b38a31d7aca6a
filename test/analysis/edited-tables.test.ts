import { test } from "vitest";
import { tablesAreFollowed } from "./edited-tables.ts";

test(tablesAreFollowed.name, () => tablesAreFollowed.hold({ seed: 20_261_122 }));
