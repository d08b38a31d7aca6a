import type { ItemField } from "../../../model/types.ts";
import { type Code, code, literal } from "./code.ts";
import { type Block, type Emission, fresh, guard, jsonConstant } from "./emission.ts";

/** A field to read, with what to do with its raw value. */
export interface FieldToRead {
  readonly field: ItemField;
  readonly onRaw: (raw: Code) => void;
}

interface PathToRead {
  readonly path: readonly string[];
  readonly mayBeAbsent: boolean;
  readonly onRaw: (raw: Code) => void;
}

/**
 * Reads fields of a container once each, then makes sure it is an ordinary object whose values are its own: its prototype
 * is `Object.prototype`, which has no property of these names, and it is neither a function nor a list. Reading first lets
 * the engine know the object's shape, which makes these tests nearly free; asking first whether it is an object costs more
 * than all of them. Anything else is given up to the careful way. A proxy is taken at the word of its `has`.
 */
export function readFields(emission: Emission, block: Block, container: Code, fields: readonly FieldToRead[]): void {
  const later: (() => void)[] = [];
  const paths = fields.map(({ field, onRaw }) => ({
    path: field.path,
    mayBeAbsent: field.absentMeans !== undefined,
    onRaw: (raw: Code) => later.push(() => onRaw(orAbsentMeans(emission, block, raw, field))),
  }));
  readPaths(emission, block, container, paths);
  for (const read of later) read();
}

function readPaths(emission: Emission, block: Block, container: Code, paths: readonly PathToRead[]): void {
  if (paths.length === 0) return;
  guard(block, code`${container} !== null && ${container} !== undefined`);
  const byKey = Map.groupBy(paths, ({ path }) => path[0] as string);
  const parts = new Map<string, Code>();
  for (const key of byKey.keys()) {
    const part = fresh(emission, "part");
    const own = key in Object.prototype;
    const read = own ? code`ownProperty(${container}, ${literal(key)})` : code`${container}[${literal(key)}]`;
    block.statements.push(code`const ${part} = ${read};`);
    parts.set(key, part);
  }
  block.statements.push(
    code`if (prototypeOf(${container}) !== prototype || typeof ${container} === "function") ${block.bail}`,
    code`if ("length" in ${container} && isList(${container})) ${block.bail}`,
  );
  for (const [key, part] of parts) {
    if (key in Object.prototype) continue;
    const mayBeAbsent = byKey.get(key)?.some((path) => path.mayBeAbsent);
    const orAbsent = mayBeAbsent ? code` && ${part} !== undefined` : code``;
    block.statements.push(
      code`if (${literal(key)} in prototype || !(${literal(key)} in ${container})${orAbsent}) ${block.bail}`,
    );
  }
  for (const [key, deeper] of byKey) {
    const part = parts.get(key) as Code;
    for (const { path, onRaw } of deeper) if (path.length === 1) onRaw(part);
    const nested = deeper.filter(({ path }) => path.length > 1);
    readPaths(
      emission,
      block,
      part,
      nested.map((one) => ({ ...one, path: one.path.slice(1) })),
    );
  }
}

function orAbsentMeans(emission: Emission, block: Block, raw: Code, { absentMeans }: ItemField): Code {
  if (absentMeans === undefined) return raw;
  const { value } = absentMeans;
  const isScalar = typeof value === "string" || typeof value === "boolean" || typeof value === "number";
  const instead = isScalar ? literal(value) : jsonConstant(emission, value ?? null);
  const local = fresh(emission, "field");
  block.statements.push(code`const ${local} = ${raw} === undefined || ${raw} === null ? ${instead} : ${raw};`);
  return local;
}
