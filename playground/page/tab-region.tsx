import { useEffect, useRef } from "preact/hooks";
import type { Panel } from "../panel/panel.ts";
import { setInView, show, shown } from "../state/layout.ts";

/** Several panels in one place, one of them shown: arrow keys go through the tabs. */
export function TabRegion({
  name,
  label,
  panels,
}: {
  readonly name: string;
  readonly label: string;
  readonly panels: readonly Panel[];
}) {
  const list = useRef<HTMLDivElement>(null);
  const chosen = panels.find((panel) => panel.name === shown.value.get(name)) ?? panels[0];
  if (chosen === undefined) return null;

  const press = (event: KeyboardEvent): void => {
    const at = panels.indexOf(chosen);
    const to =
      event.key === "ArrowRight"
        ? (at + 1) % panels.length
        : event.key === "ArrowLeft"
          ? (at + panels.length - 1) % panels.length
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? panels.length - 1
              : undefined;
    const next = to === undefined ? undefined : panels[to];
    if (next === undefined) return;
    event.preventDefault();
    show(name, next.name);
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };

  return (
    <section class="region" aria-label={label}>
      <div class="region-bar">
        <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={press}>
          {panels.map((panel) => (
            <Tab key={panel.name} panel={panel} isChosen={panel === chosen} onChoose={() => show(name, panel.name)} />
          ))}
        </div>
      </div>
      <div
        key={chosen.name}
        class="panel-body"
        role="tabpanel"
        id={`panel-${chosen.name}`}
        aria-labelledby={`tab-${chosen.name}`}
        tabIndex={0}
      >
        <Seen panel={chosen} />
      </div>
    </section>
  );
}

function Seen({ panel }: { readonly panel: Panel }) {
  useEffect(() => {
    setInView(panel.name, true);
    return () => setInView(panel.name, false);
  }, [panel.name]);
  return <panel.View />;
}

function Tab({
  panel,
  isChosen,
  onChoose,
}: {
  readonly panel: Panel;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const count = panel.count?.();
  return (
    <button
      type="button"
      role="tab"
      class="tab"
      id={`tab-${panel.name}`}
      aria-selected={isChosen}
      aria-controls={isChosen ? `panel-${panel.name}` : undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      {panel.title}
      {count === undefined ? null : (
        <span class={`count${count.bad ? " bad" : ""}`}>
          {count.number.toLocaleString("en")}
          <span class="unseen"> {count.what}</span>
        </span>
      )}
    </button>
  );
}
