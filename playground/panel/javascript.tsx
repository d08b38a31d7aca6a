import { compiled } from "../state/compiled.ts";
import { selectedRule } from "../state/selection.ts";

/** The function that decides, as the compiler makes it, each rule beside its line. */
export function JavaScript() {
  const { last, stale } = compiled.value;
  if (last === undefined) return null;
  const { answer } = last;
  if (answer === undefined) return <p class="empty">A policy with errors is not compiled.</p>;
  const ruleAt = new Map(answer.rules.map(({ rule, from }) => [from, rule]));
  return (
    <ol class={`code${stale ? " stale" : ""}`} aria-label="Compiled JavaScript">
      {answer.code.split("\n").map((line, at) => {
        const rule = ruleAt.get(at + 1);
        return (
          <li
            key={at}
            class={rule === undefined ? undefined : "of-rule"}
            aria-current={rule !== undefined && rule === selectedRule.value}
          >
            {rule === undefined ? null : <span class="rule-name">{rule}</span>}
            <code>{line}</code>
          </li>
        );
      })}
    </ol>
  );
}
