import { units } from "./mapping.ts";

const scalar = { type: ["string", "number", "boolean"] } as const;
const scalars = { anyOf: [scalar, { type: "array", items: scalar, minItems: 1 }] } as const;
const column = { type: "string", minLength: 1 } as const;

const columnMapping = {
  type: "object",
  additionalProperties: false,
  properties: {
    column,
    value: scalar,
    yes: scalars,
    no: scalars,
    values: { type: "object", additionalProperties: { type: "string" } },
    unit: { enum: units },
    currency: {
      anyOf: [
        { type: "string", pattern: "^[A-Z]{3}$" },
        { type: "object", additionalProperties: false, required: ["column"], properties: { column } },
      ],
    },
    decimal: { enum: [",", "."] },
    zone: { type: "string", minLength: 1 },
    format: { type: "string", minLength: 4, maxLength: 60 },
    separator: { type: "string", minLength: 1 },
  },
  oneOf: [{ required: ["column"] }, { required: ["value"] }],
} as const;

const source = { anyOf: [column, columnMapping] } as const;

/** JSON Schema of a mapping file. */
export const mappingSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    fields: { type: "object", additionalProperties: source },
    time: source,
    id: source,
    error: source,
    labelKnown: source,
    propensity: source,
  },
} as const;
