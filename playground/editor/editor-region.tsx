import type { CSSProperties } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { compared } from "../state/compared.ts";
import { chosenHistory } from "../state/history.ts";
import { warn } from "../state/notice.ts";
import { compareWith, draft, isChanged, live, shownFile } from "../state/policy.ts";
import { textAt } from "../state/policy-texts.ts";
import { isOpening } from "../state/start.ts";

/** The policy text: at once as plain text, then in the editor. */
export function EditorRegion({ style, isSized }: { readonly style: CSSProperties; readonly isSized: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    import("./text-editor.ts")
      .then(({ createTextEditor }) => {
        if (host.current === null || gutter.current === null) return;
        createTextEditor(host.current, gutter.current);
        setReady(true);
        performance.mark("editor ready");
      })
      .catch((fault: unknown) => {
        console.error(fault);
        warn("The editor could not be loaded, so that the text cannot be changed here. Load the page again.");
      });
  }, []);
  return (
    <section
      class={`region${isSized ? " sized" : ""}`}
      style={style}
      aria-label="Editor"
      aria-busy={isOpening.value || !isReady}
      id="editor"
    >
      <div class="region-bar">
        <Files />
        <span class="end">
          <Compared />
          {live.value === undefined ? null : (
            <span class={`changed${isChanged.value ? " yes" : ""}`}>{isChanged.value ? "draft" : "as in force"}</span>
          )}
        </span>
      </div>
      <div class="editor">
        {isReady ? null : (
          <pre class="first-text" aria-hidden="true">
            {textAt(draft.value, shownFile.value)}
          </pre>
        )}
        <div class="hits" ref={gutter} aria-hidden="true" hidden={chosenHistory.value === undefined} />
        <div class="editor-host" ref={host} />
      </div>
    </section>
  );
}

/** Says so where the figures do not stand beside those of the version in force, and leads back. */
function Compared() {
  const { isInForce, title } = compared.value;
  if (isInForce) return null;
  return (
    <span class="compared">
      compared with <strong title={title}>{title}</strong>{" "}
      <button type="button" class="button" onClick={() => compareWith(undefined)}>
        Compare with the version in force
      </button>
    </span>
  );
}

function Files() {
  const texts = draft.value;
  if (texts.length === 1) return <h2>{nameOf(texts[0].path)}</h2>;
  return (
    <nav class="tabs" aria-label="Files of the policy">
      {texts.map(({ path }) => (
        <button
          key={path}
          type="button"
          class="tab"
          aria-current={path === shownFile.value}
          onClick={() => {
            shownFile.value = path;
          }}
        >
          {nameOf(path)}
        </button>
      ))}
    </nav>
  );
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
