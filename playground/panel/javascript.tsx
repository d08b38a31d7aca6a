import { compiled } from "../state/compiled.ts";
import { selectedRule } from "../state/selection.ts";

/** The function that decides, as the compiler makes it, each rule beside its line. */
export function JavaScript() {
  const { last, stale } = compiled.value;
  if (last === undefined) return null;
  const { answer } = last;
  if (answer === undefined) return <p class="empty">A policy with errors is not compiled.</p>;
  const { rules, code } = answer;
  return (
    <ol class={`code${stale ? " stale" : ""}`} aria-label="Compiled JavaScript">
      {code.split("\n").map((line, at) => {
        const of = rules.find(({ from, to }) => from <= at + 1 && at + 1 <= to);
        return (
          <li
            key={at}
            class={of === undefined ? undefined : "of-rule"}
            aria-current={of !== undefined && of.rule === selectedRule.value}
          >
            {of?.from === at + 1 ? <span class="rule-name">{of.rule}</span> : null}
            <code>{line}</code>
          </li>
        );
      })}
    </ol>
  );
}
