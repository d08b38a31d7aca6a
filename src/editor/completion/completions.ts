import { isSymbol } from "../../grammar/token.ts";
import type { Knowledge } from "../../model/knowledge.ts";
import { outermost } from "../names/scope.ts";
import type { PolicyReading } from "../reading.ts";
import type { Completion } from "./completion.ts";
import { because, detail } from "./grammar/actions.ts";
import { declaration, fieldLine, headerLine, ruleBody, teamLine } from "./grammar/lines.ts";
import { completionsOf, type Group, snippetCompletions } from "./offered.ts";
import { either, type Piece } from "./piece.ts";
import { type BlockAbove, placeAt, type Started } from "./place.ts";
import { expectedBehind } from "./reader.ts";
import { type State, startOf } from "./state.ts";

/** Tokens; in a longer clause nobody waits for proposals. */
const longestClause = 20_000;

/** With what a line may begin that goes on with the one above. */
const goesOn: ReadonlySet<string> = new Set(["and", "or", "→", "except when", "even if empty", "and at least one"]);

/** What can stand at the offset, the best first. */
export function completionsAt(
  reading: PolicyReading,
  file: string,
  offset: number,
  knowledge?: Knowledge,
): readonly Completion[] {
  const parsed = reading.parsed.get(file);
  const place = parsed && placeAt(parsed, offset);
  if (place === undefined || (place.within?.tokens.length ?? 0) > longestClause) return [];
  const state = startOf(outermost(reading.checked.names));
  const { within, fresh, typed, inQuotes } = place;
  const groups: Group[] = [];
  if (within !== undefined) groups.push(...groupWithin(within, fresh !== undefined, state));
  if (fresh !== undefined) groups.push(...groupsOnFreshLine(fresh, state));
  const snippets = fresh === undefined || inQuotes ? [] : snippetCompletions(reading, fresh, typed);
  const columns = knowledge?.columns ?? [];
  return inOrder([...completionsOf({ reading, columns }, groups, typed, inQuotes), ...snippets]);
}

function inOrder(found: readonly Completion[]): readonly Completion[] {
  return found.toSorted((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
}

function groupWithin({ starts, block, tokens }: Started, onLineBelow: boolean, state: State): readonly Group[] {
  const piece = starts === undefined ? either(...linesIn(block)) : declaration;
  const expected = expectedBehind(piece, tokens, state);
  if (!onLineBelow) return [{ expected, first: 0 }];
  const going = expected.filter(({ offer }) => offer.kind === "words" && goesOn.has(offer.words));
  const answered = tokens.some((token) => isSymbol(token, "→"));
  return [{ expected: going, first: answered ? 5 : 0 }];
}

function groupsOnFreshLine(block: BlockAbove, state: State): readonly Group[] {
  const firsts = [0, 6, 9];
  return linesIn(block).map((piece, at) => ({ expected: expectedBehind(piece, [], state), first: firsts[at] ?? 9 }));
}

/** What a line may be that stands under this block, the likeliest first. */
function linesIn(block: BlockAbove): readonly Piece[] {
  switch (block) {
    case "start":
      return [declaration, headerLine, ruleBody];
    case "header":
      return [headerLine, declaration, ruleBody];
    case "decision":
      return [fieldLine, declaration];
    case "team":
      return [teamLine, declaration];
    case "rule without body":
      return [ruleBody, detail];
    case "rule":
    case "otherwise":
    case "spot check":
      return [detail, declaration, ruleBody];
    case "ensure":
      return [because, declaration, ruleBody];
    default:
      return [declaration, ruleBody];
  }
}
