import type { Asking, Details } from "../../../model/policy.ts";
import { type Context, quoted, report } from "../../context.ts";
import { ofEachRule } from "../../edit.ts";
import type { Finding } from "../../finding.ts";

/** Reviews that show nothing, or do not say why they are asked for; said once, of all rules together. */
export function noEvidence(context: Context): readonly Finding[] {
  const { rules, otherwise } = context.policy;
  const lacks = ofEachRule(context, "no evidence", ({ asks, inDoubt, details }) =>
    lacksOf([asks, ...(inDoubt ? [inDoubt] : [])], details),
  );
  const lacking = rules.flatMap(({ name, span }, place) => {
    const { isBlind, isSilent } = lacks[place] as Lacks;
    return isBlind || isSilent ? [{ name, span, isBlind, isSilent }] : [];
  });
  if (otherwise !== undefined) {
    const { isBlind, isSilent } = lacksOf([otherwise.asks], otherwise.details);
    if (isBlind || isSilent) lacking.push({ name: "otherwise", span: otherwise.span, isBlind, isSilent });
  }
  const [first] = lacking;
  if (first === undefined) return [];
  const namesOf = (some: typeof lacking): readonly string[] => some.map(({ name }) => name);
  const given = {
    shows: quoted(namesOf(lacking.filter(({ isBlind }) => isBlind))),
    because: quoted(namesOf(lacking.filter(({ isSilent }) => isSilent))),
  };
  return [{ ...report("rule/no-evidence", first.span, given), rules: namesOf(lacking) }];
}

interface Lacks {
  readonly isBlind: boolean;
  readonly isSilent: boolean;
}

function lacksOf(askings: readonly Asking[], { show, because }: Details): Lacks {
  const reviews = askings.some((asking) => asking.reviews.some(({ clauses }) => clauses.length > 0));
  return { isBlind: reviews && show.length === 0, isSilent: reviews && because === undefined };
}
