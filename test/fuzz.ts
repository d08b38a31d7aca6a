import { analysisProperties } from "./analysis/properties.ts";
import { explanationsAgree } from "./properties/explanations-agree.ts";
import { properties } from "./properties/index.ts";
import { javascriptAgrees } from "./properties/javascript-agrees.ts";
import { schemaAgrees } from "./properties/schema-agrees.ts";
import { propertyOf } from "./support/effort.ts";

/**
 * `npm run fuzz -- --minutes 30 [--seed 7] [--only doubt]`: every property in turn, each round with a fresh seed, until
 * the time is over or one fails. What it prints repeats the failure.
 */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const minutes = Number(option("minutes") ?? "1");
const only = option("only") ?? "";
const agrees = propertyOf("interpreter and generated JavaScript agree", 500, javascriptAgrees());
const explained = propertyOf("explanations agree with the decisions they explain", 200, explanationsAgree());
const described = propertyOf("Ajv rejects exactly where decide lists an unknown", 200, schemaAgrees());
const all = [...properties, agrees, explained, described, ...analysisProperties];
const chosen = all.filter(({ name }) => name.includes(only));
if (!(minutes > 0) || chosen.length === 0) {
  console.error('Usage: npm run fuzz -- --minutes 30 [--seed 7] [--only "words of a property"]');
  process.exit(2);
}

const end = Date.now() + minutes * 60_000;
let seed = Number(option("seed") ?? Math.floor(Math.random() * 2 ** 31));
let rounds = 0;
while (Date.now() < end) {
  for (const { name, hold } of chosen) {
    console.log(`seed ${seed}: ${name}`);
    try {
      hold({ seed });
    } catch (fault) {
      console.error(fault instanceof Error ? fault.message : fault);
      console.error(`Again: npm run fuzz -- --seed ${seed} --only ${JSON.stringify(name)}`);
      process.exit(1);
    }
    if (Date.now() >= end) break;
  }
  rounds++;
  seed = (seed + 1) % 2 ** 31;
}
console.log(`Nothing found in ${rounds} rounds`);
