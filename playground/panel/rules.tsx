import type { CSSProperties } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RuleLoadImpact } from "../../src/simulation/impact/rule-loads.ts";
import { whole } from "../chart/numbers.ts";
import type { Place } from "../compute/contract.ts";
import { compared } from "../state/compared.ts";
import { impact } from "../state/impact.ts";
import { goTo, selectedRule, selectRule } from "../state/selection.ts";
import { FiguresLater } from "./no-figures.tsx";

/** How many decisions people look at because of each rule, before or afterwards; the busiest first. */
export function Rules() {
  const { last, stale } = impact.value;
  if (last?.answer.kind !== "counted") return <FiguresLater />;
  const { impact: found, rules: placed } = last.answer;
  if (found.draft.rules.length === 0)
    return <p class="empty">This draft has no rule, so every decision proceeds without a person.</p>;
  const before = new Map(found.live?.rules.map((rule) => [rule.rule, rule.alone + rule.shared]));
  const rules = [...found.draft.rules].sort((one, other) => other.alone + other.shared - one.alone - one.shared);
  const most = Math.max(1, ...rules.map(({ alone, shared }) => alone + shared));
  return (
    <div class={`chart${stale ? " stale" : ""}`}>
      <table class="figures loads">
        <caption>
          Seen by people, beforehand or in an audit, because of <span class="key alone">this rule alone</span>
          <span class="key shared">this and other rules</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <td />
            <th scope="col">Alone</th>
            <th scope="col">Shared</th>
            <th scope="col" title="Alone and shared, under the draft">
              Draft
            </th>
            <th scope="col" title={`Alone and shared, under ${compared.value.words}`}>
              {compared.value.title}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((load) => {
            const was = before.get(load.rule);
            return (
              <RuleRow
                key={load.rule}
                load={load}
                place={placed.find(({ name }) => name === load.rule)?.place}
                most={most}
                was={was === undefined ? (found.live === undefined ? "–" : "new") : whole.format(was)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RuleRowProps {
  readonly load: RuleLoadImpact;
  readonly place: Place | undefined;
  /** Decisions of the busiest rule. */
  readonly most: number;
  readonly was: string;
}

function RuleRow({ load: { rule, alone, shared }, place, most, was }: RuleRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  const isSelected = selectedRule.value === rule;
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: "nearest" });
  }, [isSelected]);
  const part = (count: number): CSSProperties => ({ "--part": `${(100 * count) / most}%` }) as CSSProperties;
  return (
    <tr ref={row} aria-current={isSelected}>
      <th scope="row">
        {place === undefined ? (
          rule
        ) : (
          <button
            type="button"
            class="link"
            onClick={() => {
              selectRule(rule);
              goTo(place);
            }}
          >
            {rule}
          </button>
        )}
      </th>
      <td class="bars" aria-hidden="true">
        <span class="bar alone" style={part(alone)} />
        <span class="bar shared" style={part(shared)} />
      </td>
      <td>{whole.format(alone)}</td>
      <td>{whole.format(shared)}</td>
      <td class="draft">{whole.format(alone + shared)}</td>
      <td>{was}</td>
    </tr>
  );
}
