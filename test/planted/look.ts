import { analysisProperties } from "../analysis/properties.ts";

/**
 * The first cases of what `npm test` looks at, of every property in turn, so that a mistake is seen early; exit code 1, and the
 * name of the property, where one fails.
 */
const seed = 20_261_121;
for (const numRuns of [6, 40])
  for (const { name, hold } of analysisProperties)
    try {
      hold({ seed, numRuns });
    } catch {
      console.log(name);
      process.exit(1);
    }
