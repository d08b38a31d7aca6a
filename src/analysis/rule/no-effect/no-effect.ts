import type { Draws } from "../../../model/asking.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { isPlain } from "../../boxes/policy-boxes.ts";
import { type Context, leaveOpen, quoted, type RuleSpace, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { limits } from "../../limits.ts";
import { changesWithout, removalIn } from "../../removal.ts";
import { negated } from "../../solver/literal.ts";
import { lazily } from "../../space/lazily.ts";
import { type Answer, type Found, planFor, spaceOf, type Undecided, type View } from "../../space.ts";
import { coverOf } from "./cover.ts";
import { directEffects } from "./direct-effects.ts";
import { type Applying, keptEvidence } from "./evidence.ts";
import { quickEffects } from "./quick-effects.ts";
import { shownIn } from "./shown.ts";

/**
 * Rules whose removal changes the oversight of no decision, unknown values included, whatever the samples draw: others
 * ask for the same wherever they hold. Each can be removed by itself, not all together.
 */
export function noEffect(context: Context): readonly Finding[] {
  const { policy } = context;
  const places = withoutEffect(context).filter((place) => isLive(context, place));
  return places.map((place, order) => {
    const rule = policy.rules[place] as Rule;
    const needsNone = !asksAnything(rule) && policy.otherwise === undefined;
    const cover = needsNone ? [] : order < MOST_COVERED ? coverOf(context, place) : undefined;
    const given = {
      rule: rule.name,
      cover: coverWords(policy, cover),
      lets: !asksAnything(rule),
      gives: givesOf(rule),
      mutual: cover?.some((other) => places.includes(other)) ?? false,
    };
    return { ...report("rule/no-effect", rule.span, given), rules: [rule.name] };
  });
}

function coverWords(policy: Policy, cover: readonly number[] | undefined): string {
  if (cover === undefined) return "other rules";
  if (cover.length === 0) return policy.otherwise === undefined ? "the rest of the policy" : "`otherwise`";
  const names = cover.map((place) => `"${policy.rules[place]?.name}"`);
  const last = names.pop();
  return names.length === 0 ? `${last}` : `${names.join(", ")} and ${last}`;
}

/** Of further ones it is not said which rules cover them. */
const MOST_COVERED = 10;

/** Places of rules that change nothing; what could not be worked out is left open. */
function withoutEffect(context: Context): readonly number[] {
  const { policy } = context;
  const kept = keptEvidence(context);
  const quick = quickEffects(context, kept);
  const direct = lazily(() => directEffects(context));
  const apart = lazily(() => spaceOf({ ...policy, ensures: [] }, planFor({ ...policy, ensures: [] })));
  const removal = lazily(() => removalIn(apart(), apart().views[0] as View));
  let worked = 0;
  const before = lazily(() => context.space.work());
  const mayAsk = (): boolean => worked + context.space.work() - before() <= limits.work;
  const changeWithout = (place: number): Answer => {
    if (!mayAsk()) return tooMuch;
    const answer = removal().change(place);
    worked = apart().work();
    return answer;
  };
  const keepSeen = (place: number, { input, judged }: Found, drawn: Draws): void => {
    const applying = applyingOf(policy, judged);
    kept.keep(place, {
      effect: "some",
      shown: shownIn(input),
      draws: judged.draws && drawn,
      applying,
    });
  };
  const directly = (place: number): "some" | "none" | undefined => {
    const seen = mayAsk() ? direct()(place) : undefined;
    if (seen === undefined) return undefined;
    if (seen === "none") kept.keep(place, { effect: "none", beside: [...policy.rules.keys()] });
    else keepSeen(place, seen, everyDraw);
    return seen === "none" ? "none" : "some";
  };
  const matters = new Set<number>();
  const open = new Map<number, Undecided>();
  const without: number[] = [];
  for (const place of policy.rules.keys()) {
    if (matters.has(place)) continue;
    const effect = quick(place) ?? directly(place);
    if (effect === "none") without.push(place);
    if (effect !== undefined) continue;
    const answer = changeWithout(place);
    if (answer.kind === "none") without.push(place);
    else if (answer.kind === "found") {
      const found = answer.found[0] as Found;
      keepSeen(place, found, removal().draws());
      for (const other of alsoApplying(policy.rules.length, place, found))
        if (!matters.has(other) && changesWithout(policy, other, found.judged, removal().draws())) matters.add(other);
    } else if (answer.kind === "undecided") open.set(place, answer);
  }
  if (open.size > 0) {
    const names = [...open.keys()].map((place) => policy.rules[place]?.name ?? "");
    const because = [...new Set([...open.values()].flatMap((one) => one.because))];
    leaveOpen(context, `whether these rules have any effect: ${quoted(names)}`, { kind: "undecided", because });
  }
  return without;
}

const tooMuch: Undecided = { kind: "undecided", because: ["too many rules hang together"] };

const everyDraw: Draws = { review: 0, audit: 0, "spot check": 0 };

function applyingOf({ rules }: Policy, { standings }: Found["judged"]): readonly Applying[] {
  return [...rules.keys()].flatMap((place) => {
    const standing = standings[place] ?? "no";
    return standing === "no" ? [] : [{ place, standing }];
  });
}

/** Later rules that one input may show to matter, too. */
function alsoApplying(count: number, place: number, { judged: { standings } }: Found): readonly number[] {
  const applying: number[] = [];
  for (let other = place + 1; other < count && applying.length < MOST_TRIED; other++)
    if (standings[other] !== "no") applying.push(other);
  return applying;
}

const MOST_TRIED = 8;

/** False where it asks and lets nothing anyhow: that is said by what keeps it from applying. */
function isLive({ policy, ofRule, boxes, memory }: Context, place: number): boolean {
  const rule = policy.rules[place] as Rule;
  const own = boxes().ofRule(place);
  const held = asksAnything(rule) ? own.possible() : own.certain();
  if (held?.some((box) => isPlain(boxes().dimensions, box))) return true;
  return memory.ofRule(rule, "live", [policy.fields, policy.zone], () => appliesEver(rule, ofRule(place)));
}

function appliesEver(rule: Rule, { space, literals }: RuleSpace): boolean {
  if (asksAnything(rule))
    return space.find([literals.possible], ({ judged }) => judged.standings[0] !== "no").kind !== "none";
  const applies = space.find(
    [literals.condition.certain, ...literals.exceptions.map(({ certain }) => negated(certain))],
    ({ judged }) =>
      judged.truthOf(rule.condition) === true && rule.exceptions.every((one) => judged.truthOf(one) !== true),
  );
  return applies.kind !== "none";
}

function asksAnything({ asks }: Rule): boolean {
  return asks.block || asks.reviews.length > 0 || asks.audits.length > 0;
}

/** What a rule gives besides oversight. */
function givesOf({ details: { show, options, reasonFrom, because } }: Rule): string {
  const parts = [
    ...(show.length > 0 ? [`shows ${show.slice(0, 5).join(", ")}${show.length > 5 ? " …" : ""}`] : []),
    ...(options ? [`sets the options ${options.join(", ")}`] : []),
    ...(reasonFrom ? ["asks for a reason"] : []),
    ...(because === undefined ? [] : ["says why"]),
  ];
  return parts.join(" and ");
}
