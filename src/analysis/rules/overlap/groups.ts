/** Rules that some input makes certain all together, and where. */
export interface Group<Region> {
  /** Ascending. */
  readonly members: readonly number[];
  readonly region: Region;
}

export interface Together<Region> {
  readonly alone: (place: number) => Region;
  /** What of a region a rule shares; undefined where nothing. */
  readonly shared: (region: Region, place: number) => Region | undefined;
  /** Whether the rule shares all of a region, of which `shared` is what it shares. */
  readonly holds: (region: Region, shared: Region) => boolean;
}

interface Node<Region> {
  readonly members: readonly number[];
  readonly region: Region;
  /** Rules that may be added, and those with which groups have been looked at already. */
  readonly open: readonly number[];
  readonly closed: readonly number[];
}

/**
 * All largest sets of rules that are together somewhere: none of them could take in one more. Undefined where that takes
 * more than `budget` looks at what a rule shares. (Bron and Kerbosch, for sets of which any part is one, too: three rules
 * may meet two by two and not all at once.)
 */
export function largestGroups<Region>(
  neighbours: ReadonlyMap<number, readonly number[]>,
  { alone, shared, holds }: Together<Region>,
  budget: number,
): readonly Group<Region>[] | undefined {
  const found: Group<Region>[] = [];
  const nodes: Node<Region>[] = [...neighbours].map(([place, near]) => ({
    members: [place],
    region: alone(place),
    open: near.filter((other) => other > place),
    closed: near.filter((other) => other < place),
  }));
  let looks = 0;
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    looks += node.open.length + node.closed.length;
    if (looks > budget) return undefined;
    const members = [...node.members];
    const { region } = node;
    const open: { readonly place: number; readonly region: Region }[] = [];
    for (const place of node.open) {
      const common = shared(region, place);
      if (common === undefined) continue;
      if (holds(region, common)) members.push(place);
      else open.push({ place, region: common });
    }
    const closed = node.closed.filter((place) => shared(region, place) !== undefined);
    const [first] = open;
    if (first === undefined) {
      if (closed.length === 0) found.push({ members: members.toSorted((one, other) => one - other), region });
      continue;
    }
    const passed: number[] = [...closed];
    const branches = open.filter((one) => one === first || !isWithin(one.region, first.place));
    for (const branch of branches) {
      const others = open.filter(({ place }) => place !== branch.place && !passed.includes(place));
      nodes.push({
        members: [...members, branch.place],
        region: branch.region,
        open: others.map(({ place }) => place),
        closed: [...passed],
      });
      passed.push(branch.place);
    }
  }
  return found;

  /** Wherever such a rule is in a group the other is too, so that it need not be tried by itself. */
  function isWithin(region: Region, place: number): boolean {
    looks++;
    const common = shared(region, place);
    return common !== undefined && holds(region, common);
  }
}

/**
 * For each pair that is in no group yet a largest group with it; no more than `most`, nor looks than `budget`. `more`:
 * there are pairs in none of them.
 */
export function someGroups<Region>(
  pairs: Iterable<readonly [number, number]>,
  neighbours: ReadonlyMap<number, readonly number[]>,
  { alone, shared }: Together<Region>,
  most: number,
  budget: number,
): { readonly groups: readonly Group<Region>[]; readonly more: boolean } {
  const found: Group<Region>[] = [];
  const sets: ReadonlySet<number>[] = [];
  let looks = 0;
  for (const [first, second] of pairs) {
    if (sets.some((set) => set.has(first) && set.has(second))) continue;
    let region = shared(alone(first), second);
    if (region === undefined) continue;
    if (found.length >= most || looks > budget) return { groups: found, more: true };
    const members = new Set([first, second]);
    for (const place of neighbours.get(first) ?? []) {
      if (members.has(place)) continue;
      looks++;
      const common = shared(region, place);
      if (common === undefined) continue;
      region = common;
      members.add(place);
    }
    sets.push(members);
    found.push({ members: [...members].sort((one, other) => one - other), region });
  }
  return { groups: found, more: false };
}
