import { Ajv } from "ajv";
import type { Mapping } from "./mapping.ts";
import { mappingSchema } from "./mapping-schema.ts";

/** Ajv makes code of the schema: here while the process runs, for the page while it is built. */
export const validateMapping = new Ajv({ allErrors: true, strict: false }).compile<Mapping>(mappingSchema);
