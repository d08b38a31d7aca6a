import type { ComponentChildren } from "preact";
import type { ImpactSide, Impact as Measured } from "../../src/simulation/impact/impact.ts";
import { fixedPercent, percent, signed, whole } from "../chart/numbers.ts";
import { compared } from "../state/compared.ts";
import { propose } from "../state/history.ts";

/** How many decisions are seen by people, how many errors that prevents, and what missing values cost. */
export function ImpactCounts({ impact: { draft, live, rows } }: { readonly impact: Measured }) {
  const held = ({ simulation: { outcomes } }: ImpactSide): number => outcomes.review + outcomes.block;
  const unseen = ({ simulation: { errors } }: ImpactSide): number =>
    errors.total - errors.prevented - errors.foundLater;
  const both = (count: (side: ImpactSide) => number) => ({ draft: count(draft), live: live && count(live) });
  const { labelled, total } = draft.simulation.errors;
  const fields = fieldsOf(draft, live);
  return (
    <table class="figures counts">
      <thead>
        <tr>
          <th scope="col">Decisions</th>
          <th scope="col" title={`What ${compared.value.words} would have done`}>
            {compared.value.title}
          </th>
          <th scope="col" title="What the policy as it stands in the text would have done">
            Draft
          </th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        <Row name="Reviewed or blocked" {...both(held)} of={rows} />
        <Row name="Looked at afterwards" {...both(({ simulation }) => simulation.outcomes.audit)} of={rows} />
        <Row
          name="Reviewed only for unknown values"
          {...both(({ simulation }) => simulation.reviewed.unknown)}
          of={rows}
        />
        {fields.map((field) => (
          <Row
            key={field}
            name={field}
            isPart
            {...both(({ simulation }) =>
              Object.hasOwn(simulation.reviewed.byField, field) ? (simulation.reviewed.byField[field] ?? 0) : 0,
            )}
            of={rows}
          />
        ))}
      </tbody>
      {labelled === 0 ? (
        <tbody>
          <tr>
            <th scope="row" colSpan={4}>
              Errors prevented: not known
              <small class="below">
                These decisions do not say which of them were wrong.{" "}
                <button type="button" class="link" onClick={() => void propose()}>
                  Say which column does
                </button>
              </small>
            </th>
          </tr>
        </tbody>
      ) : (
        <tbody>
          <Row name="Errors prevented" {...both(({ simulation }) => simulation.errors.prevented)} of={total}>
            {`of ${whole.format(total)} decisions that were wrong`}
            {labelled === rows
              ? null
              : `; whether one was wrong is known of ${percent.format(draft.labelCoverage)} of all`}
            . A reviewer is taken to find every error.
          </Row>
          <Row name="Errors found later" {...both(({ simulation }) => simulation.errors.foundLater)} of={total} />
          <Row name="Errors nobody sees" {...both(unseen)} of={total} />
        </tbody>
      )}
    </table>
  );
}

/** Fields that cost reviews in either version. */
function fieldsOf(draft: ImpactSide, live: ImpactSide | undefined): readonly string[] {
  const entries = [draft, live].flatMap((side) => Object.entries(side?.simulation.reviewed.byField ?? {}));
  return [...new Set(entries.filter(([, count]) => count > 0).map(([field]) => field))];
}

interface RowProps {
  readonly name: string;
  readonly draft: number;
  readonly live: number | undefined;
  /** What shares are of. */
  readonly of: number;
  /** A part of the row above. */
  readonly isPart?: boolean;
  readonly children?: ComponentChildren;
}

function Row({ name, draft, live, of, isPart = false, children }: RowProps) {
  return (
    <tr class={isPart ? "part" : undefined}>
      <th scope="row">
        {name}
        {children === undefined ? null : <small class="below">{children}</small>}
      </th>
      <td>{live === undefined ? "–" : <Count count={live} of={of} />}</td>
      <td class="draft">
        <Count count={draft} of={of} />
      </td>
      <td class={draft === live ? "soft" : undefined}>{live === undefined ? "–" : signed.between(draft, live)}</td>
    </tr>
  );
}

function Count({ count, of }: { readonly count: number; readonly of: number }) {
  return (
    <>
      {whole.format(count)} {of === 0 ? null : <small class="share">{fixedPercent.format(count / of)}</small>}
    </>
  );
}
