import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { failed } from "../state/notice.ts";

export type Plot = typeof import("@observablehq/plot");
type Drawn = ReturnType<Plot["plot"]>;

interface PlotFigureProps {
  /** What the picture shows, in a sentence. */
  readonly label: string;
  readonly height: number;
  /** What to draw; a picture of another `width` is drawn anew. */
  readonly draw: (plot: Plot, width: number) => Drawn;
  /** Whatever changes the picture. */
  readonly of: readonly unknown[];
  /** Called with each picture, to lay something over it. */
  readonly onDrawn?: (drawn: Drawn) => void;
}

let loading: Promise<Plot> | undefined;

/** One that could not be fetched is asked for again by the next picture. */
function plotLibrary(): Promise<Plot> {
  loading ??= import("@observablehq/plot").catch((fault: unknown) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

/** A picture in SVG, as wide as its place; the library that draws is loaded when the first is shown. */
export function PlotFigure({ label, height, draw, of, onDrawn }: PlotFigureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot>();
  const [width, setWidth] = useState(0);
  useEffect(() => {
    let isHere = true;
    plotLibrary().then((loaded) => {
      if (isHere) setPlot(() => loaded);
    }, failed);
    return () => {
      isHere = false;
    };
  }, []);
  useEffect(() => {
    const place = frame.current;
    if (place === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (plot === undefined || width < 80) return;
    const drawn = draw(plot, width);
    drawn.setAttribute("aria-hidden", "true");
    frame.current?.replaceChildren(drawn);
    onDrawn?.(drawn);
  }, [plot, width, height, ...of]);
  return <div class="plot" ref={frame} role="img" aria-label={label} style={{ height: `${height}px` }} />;
}
