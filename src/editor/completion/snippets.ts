import type { BlockAbove } from "./place.ts";

/** A whole declaration; in its text `‹…›` are the places to be filled in. */
export interface Snippet {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
}

/** `by`: the team that reviews. */
function rules(by: string): readonly Snippet[] {
  return [
    {
      label: "rule … review",
      detail: "decisions that people sign off",
      text: `rule "‹what it is about›"
  ‹condition›
  → review by ${by} within ‹4 working hours›, then ‹block›
  show ‹field›
  because "‹the reason›"`,
    },
    {
      label: "rule … review by two",
      detail: "four eyes",
      text: `rule "‹what it is about›"
  ‹condition›
  → review by 2 of ${by} within ‹2 working days›, then ‹block›
  show ‹field›
  because "‹the reason›"`,
    },
    {
      label: "rule … block",
      detail: "decisions that are not executed",
      text: `rule "‹what it is about›"
  ‹condition›
  → block, in doubt review by ${by} within ‹4 working hours›
  because "‹the reason›"`,
    },
    {
      label: "rule … proceed",
      detail: "decisions that need nobody",
      text: `rule "‹what it is about›"
  ‹condition›
  → proceed, audit ‹1›% by ${by} within ‹5 days›`,
    },
    {
      label: "rule … except when",
      detail: "a rule with an exception",
      text: `rule "‹what it is about›"
  ‹condition›
  except when ‹condition›
  → review by ${by} within ‹4 working hours›, then ‹block›
  show ‹field›
  because "‹the reason›"`,
    },
  ];
}

function others(by: string): readonly Snippet[] {
  return [
    { label: "otherwise …", detail: "what no rule covers", text: `otherwise → review by ${by}` },
    {
      label: "spot check …",
      detail: "a sample of what proceeds",
      text: `spot check ‹2›% by ${by} within ‹5 days›`,
    },
    {
      label: "ensure … at least",
      detail: "a promise that is proven",
      text: "ensure ‹condition› → at least ‹review›",
    },
    {
      label: "team …",
      detail: "people who review",
      text: `team ‹name›
  ‹3› people Mon-Fri ‹09:00›-‹17:00› "‹America/New_York›"
  ‹10› minutes a review`,
    },
    { label: "define … as", detail: "a name for a condition", text: "define ‹name› as ‹condition›" },
    { label: "list … of", detail: "values to look up", text: 'list ‹name› of "‹value›", "‹value›"' },
    { label: "list … from", detail: "a column of a table", text: 'list ‹name› from "‹file.csv›" column ‹name›' },
    {
      label: "example …",
      detail: "an input and its outcome",
      text: `example "‹what it shows›"
  ‹field› is ‹value› → review by ${by}`,
    },
    {
      label: "typical …",
      detail: "an input to start examples from",
      text: `typical "‹name›"
  ‹field› is ‹value›`,
    },
  ];
}

const header: Snippet = {
  label: "policy …",
  detail: "a header",
  text: `policy "‹name›"
  language 1
  version 1
  owner "‹who answers for it›"
  time zone "‹America/New_York›"
  decides whether to "‹what is decided›"
`,
};

const decision: Snippet = {
  label: "decision …",
  detail: "the fields and their types",
  text: `decision
  ‹amount›  money ‹USD›, at least $0
  ‹confidence›  number 0 to 1`,
};

/** Whole declarations that may begin on a line of their own. */
export function snippetsFor(
  block: BlockAbove,
  has: { readonly decision: boolean; readonly anything: boolean },
  team: string | undefined,
): readonly Snippet[] {
  if (block === "rule without body") return [];
  const by = team ?? "‹reviewers›";
  return [...(has.anything ? [] : [header]), ...(has.decision ? [] : [decision]), ...rules(by), ...others(by)];
}
