import { useRef, useState } from "preact/hooks";
import { resetShare, type Shares, setShare, shares } from "../state/layout.ts";

interface SplitterProps {
  readonly name: keyof Shares;
  /** `upright` between columns, `level` between rows. */
  readonly lies: "upright" | "level";
  /** What it changes: `Width of the policy text` */
  readonly label: string;
}

/** Divides the space of its parent between what is before it and what comes after. */
export function Splitter({ name, lies, label }: SplitterProps) {
  const bar = useRef<HTMLHRElement>(null);
  const [held, setHeld] = useState(false);
  const percent = shares.value[name];

  const follow = (event: PointerEvent): void => {
    const space = bar.current?.parentElement?.getBoundingClientRect();
    if (space === undefined || !bar.current?.hasPointerCapture(event.pointerId)) return;
    const at =
      lies === "upright" ? (event.clientX - space.left) / space.width : (event.clientY - space.top) / space.height;
    setShare(name, 100 * at);
  };

  const press = (event: KeyboardEvent): void => {
    const [less, more] = lies === "upright" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const far = event.shiftKey ? 10 : 2;
    if (event.key === less) setShare(name, percent - far);
    else if (event.key === more) setShare(name, percent + far);
    else if (event.key === "Home") setShare(name, 0);
    else if (event.key === "End") setShare(name, 100);
    else if (event.key === "Enter") resetShare(name);
    else return;
    event.preventDefault();
  };

  return (
    <hr
      ref={bar}
      class={`splitter ${lies}${held ? " held" : ""}`}
      aria-orientation={lies === "upright" ? "vertical" : "horizontal"}
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={15}
      aria-valuemax={85}
      tabIndex={0}
      onPointerDown={(event) => {
        bar.current?.setPointerCapture(event.pointerId);
        setHeld(true);
        event.preventDefault();
      }}
      onPointerMove={follow}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
      onDblClick={() => resetShare(name)}
      onKeyDown={press}
    />
  );
}
