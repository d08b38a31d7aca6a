/** Values by their paths as one nested object; every key is an own property, whatever its name. */
export function nested(
  values: Iterable<{ readonly path: readonly string[]; readonly value: unknown }>,
): Readonly<Record<string, unknown>> {
  const root: Branch = new Map();
  for (const { path, value } of values) {
    let branch = root;
    for (const part of path.slice(0, -1)) {
      const next = branch.get(part)?.branch ?? new Map();
      branch.set(part, { branch: next });
      branch = next;
    }
    branch.set(path.at(-1) as string, { leaf: value });
  }
  return objectOf(root);
}

type Branch = Map<string, { readonly branch?: Branch; readonly leaf?: unknown }>;

function objectOf(branch: Branch): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...branch].map(([name, at]) => [name, at.branch ? objectOf(at.branch) : at.leaf]));
}
