import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { Plugin } from "vite";
import { mappingSchema } from "../../src/simulation/mapping/mapping-schema.ts";

const given = "\0mapping-validator.cjs";

/** The check of mapping files as code that is made while the page is built: the page itself may make none. */
export function mappingValidatorPlugin(): Plugin {
  return {
    name: "mapping-validator",
    enforce: "pre",
    resolveId: (source) => (source.endsWith("/mapping-validator.ts") ? given : null),
    load: (id) => (id === given ? validatorCode() : null),
  };
}

function validatorCode(): string {
  const ajv = new Ajv({ allErrors: true, strict: false, code: { source: true } });
  ajv.addSchema(mappingSchema, "mapping");
  return standaloneCode.default(ajv, { validateMapping: "mapping" });
}
