import { test } from "vitest";
import { doubtIsAtLeastAsStrict, doubtMeansOversight } from "./theorem-of-doubt.ts";

for (const one of [doubtMeansOversight, doubtIsAtLeastAsStrict]) test(one.name, () => one.hold({}));
