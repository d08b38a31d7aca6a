import { useRef, useState } from "preact/hooks";
import { withNumber } from "../../src/editor/threshold-text.ts";
import type { Threshold } from "../../src/editor/thresholds.ts";
import type { FrontierPoint } from "../../src/simulation/impact/frontier.ts";
import { fine, whole } from "../chart/numbers.ts";
import { type Plot, PlotFigure } from "../chart/plot-figure.tsx";
import { pointAfter, runsRight } from "../chart/point-step.ts";
import { whyNoFacts } from "../state/compiled.ts";
import {
  canMove,
  chooseThreshold,
  frontier,
  isMoving,
  moveThreshold,
  thresholds,
  workedOut,
} from "../state/frontier.ts";
import { table } from "../state/history.ts";
import { impact } from "../state/impact.ts";
import { type PolicyTexts, textAt } from "../state/policy-texts.ts";
import type { WrittenPlace } from "../state/threshold-choice.ts";
import { FiguresLater } from "./no-figures.tsx";

const height = 180;

/** What one threshold buys: reviews against errors prevented. Its point, moved, rewrites the number in the text. */
export function Frontier() {
  const known = thresholds.value;
  const present = known?.chosen;
  if (table.value === undefined || impact.value.last?.answer.kind === "problem") return <FiguresLater />;
  if (known === undefined || present === undefined)
    return (
      <p class="empty">
        {whyNoFacts.value ??
          "No condition of this policy compares a field with a number. Where one does, what each other number would cost and prevent is shown here."}
      </p>
    );
  const { last, stale } = frontier.value;
  const answer = last?.answer;
  return (
    <div class={`chart${stale && answer !== undefined && !isMoving.value ? " stale" : ""}`} aria-busy={stale}>
      <div class="chart-bar">
        <label>
          Threshold{" "}
          <select
            value={String(known.all.indexOf(present))}
            onChange={(event) => {
              const wanted = known.all[Number(event.currentTarget.value)];
              if (wanted !== undefined) chooseThreshold(wanted);
            }}
          >
            {known.all.map((each, at) => (
              <option key={`${each.span.file} ${each.span.start}`} value={String(at)}>
                {nameOf(each, known.texts)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {answer === undefined ? (
        <p class="soft">
          Working out what each value would have meant … {Math.round(100 * workedOut.value)}%{" "}
          <progress value={workedOut.value} aria-label="Working out what each value means" />
        </p>
      ) : answer.kind === "problem" ? (
        <p class="soft">{answer.text}</p>
      ) : (
        <Points
          threshold={answer.threshold}
          text={textAt(last?.question.draft ?? known.texts, answer.threshold.span.file) ?? ""}
          isChosen={isSamePlace(answer.threshold, present)}
          points={answer.frontier.points}
        />
      )}
    </div>
  );
}

function isSamePlace({ span: one }: Threshold, { span: other }: Threshold): boolean {
  return one.file === other.file && one.start === other.start;
}

/** `amount > TWD 300,000, in "large limits"` */
function nameOf({ comparison, in: place }: Threshold, texts: PolicyTexts): string {
  const text = textAt(texts, comparison.file)?.slice(comparison.start, comparison.end) ?? "";
  return `${text.replaceAll(/\s+/g, " ")}, in "${place.name}"`;
}

interface Scale {
  readonly apply: (value: number) => number;
}

interface PointsProps {
  readonly threshold: Threshold;
  /** That the threshold was found in. */
  readonly text: string;
  /** Not that of another threshold, which is still shown. */
  readonly isChosen: boolean;
  readonly points: readonly FrontierPoint[];
}

function Points({ threshold: { span, written }, text, isChosen, points }: PointsProps) {
  const [moved, setMoved] = useState<{ readonly points: readonly FrontierPoint[]; readonly at: number }>();
  const [scales, setScales] = useState<{ readonly x: Scale; readonly y: Scale }>();
  const movedTo = useRef<{ readonly points: readonly FrontierPoint[]; readonly written: WrittenPlace }>(undefined);
  const now = points.findIndex(({ isPresent }) => isPresent);
  const at = moved?.points === points ? moved.at : now;
  const point = points[at];
  if (point === undefined) return null;
  const axes = axesOf(points);
  const { x: across, y: up } = axes;
  const place = (): WrittenPlace =>
    movedTo.current?.points === points ? movedTo.current.written : { place: span, text };
  const move = (to: number): void => {
    const target = Math.min(points.length - 1, Math.max(0, to));
    const wanted = points[target];
    if (wanted === undefined || target === at) return;
    const next = isChosen ? moveThreshold(place(), wanted.value) : undefined;
    if (next === undefined) return;
    movedTo.current = { points, written: next };
    isMoving.value = true;
    setMoved({ points, at: target });
  };
  const settle = (): void => {
    isMoving.value = false;
  };
  const nearest = (box: DOMRect, { clientX, clientY }: PointerEvent): number => {
    if (scales === undefined) return at;
    const [x, y] = [clientX - box.left, clientY - box.top];
    const distances = points.map((one) => (scales.x.apply(across(one)) - x) ** 2 + (scales.y.apply(up(one)) - y) ** 2);
    return distances.indexOf(Math.min(...distances));
  };
  const figures = (one: FrontierPoint): string =>
    `${fine.format(axes.reviews(one))} reviews ${axes.isDaily ? "a working day" : "in all"}${axes.isLabelled ? `, ${whole.format(one.errors.prevented)} of ${whole.format(one.errors.total)} errors prevented` : ""}`;
  const words = (one: FrontierPoint): string => `${withNumber(written, one.value) ?? one.value}: ${figures(one)}`;
  return (
    <>
      <p class="chart-now" aria-live="polite">
        <strong>{withNumber(written, point.value) ?? point.value}</strong>
        {` ${figures(point)}`}
      </p>
      <div class="frontier">
        <PlotFigure
          label={`Reviews${axes.isLabelled ? " against errors prevented," : ""} for ${points.length} values of this threshold`}
          height={height}
          of={[points]}
          draw={(plot, width) => drawPoints(plot, width, points, axes, words)}
          onDrawn={(drawn) => {
            const [x, y] = [drawn.scale("x"), drawn.scale("y")];
            if (x !== undefined && y !== undefined) setScales({ x, y });
          }}
        />
        {scales === undefined ? null : (
          <button
            type="button"
            class="handle"
            role="slider"
            aria-disabled={!isChosen || !canMove(place())}
            aria-label="Value of the threshold"
            aria-valuemin={0}
            aria-valuemax={points.length - 1}
            aria-valuenow={runsRight(points, axes) ? at : points.length - 1 - at}
            aria-valuetext={words(point)}
            style={{ left: `${scales.x.apply(across(point))}px`, top: `${scales.y.apply(up(point))}px` }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              const frame = event.currentTarget.parentElement;
              if (frame !== null && event.currentTarget.hasPointerCapture(event.pointerId))
                move(nearest(frame.getBoundingClientRect(), event));
            }}
            onLostPointerCapture={settle}
            onKeyDown={(event) => {
              const next = pointAfter(event.key, points, at, axes);
              if (next === undefined) return;
              event.preventDefault();
              move(next);
            }}
            onKeyUp={settle}
            onBlur={settle}
          />
        )}
      </div>
      <p class="chart-note">
        Drag the point, or move it with the arrow keys: the number in the text follows.
        {axes.isLabelled ? null : " These decisions do not say which were wrong, so errors prevented are not known."}
      </p>
    </>
  );
}

interface Axes {
  readonly x: (point: FrontierPoint) => number;
  readonly y: (point: FrontierPoint) => number;
  readonly reviews: (point: FrontierPoint) => number;
  readonly isDaily: boolean;
  readonly isLabelled: boolean;
}

/** Errors prevented over reviews; where no error is known, reviews over the value. */
function axesOf(points: readonly FrontierPoint[]): Axes {
  const isDaily = points.every(({ reviewsPerWorkingDay }) => reviewsPerWorkingDay !== undefined);
  const isLabelled = points.some(({ errors }) => errors.total > 0);
  const reviews = (one: FrontierPoint): number => (isDaily ? (one.reviewsPerWorkingDay ?? 0) : one.reviews);
  return isLabelled
    ? { x: reviews, y: ({ errors }) => errors.prevented, reviews, isDaily, isLabelled }
    : { x: ({ value }) => Number(value), y: reviews, reviews, isDaily, isLabelled };
}

function drawPoints(
  plot: Plot,
  width: number,
  points: readonly FrontierPoint[],
  { x, y, isDaily, isLabelled }: Axes,
  title: (point: FrontierPoint) => string,
) {
  const channels = { x, y };
  const reviews = isDaily ? "reviews a working day" : "reviews";
  return plot.plot({
    width,
    height,
    marginLeft: 58,
    marginRight: 24,
    marginTop: 24,
    style: { background: "none", fontSize: "11px", overflow: "visible" },
    x: { label: isLabelled ? `${reviews} →` : "value of the threshold →", nice: true, grid: true },
    y: { label: isLabelled ? "↑ errors prevented" : `↑ ${reviews}`, nice: true, grid: true },
    marks: [
      plot.line(points, { ...channels, stroke: "var(--accent)", strokeWidth: 1.5, strokeOpacity: 0.6 }),
      plot.dot(points, { ...channels, r: 3, fill: "var(--paper)", stroke: "var(--accent)", title }),
    ],
  });
}
