import type { CSSProperties } from "preact";
import { EditorRegion } from "../editor/editor-region.tsx";
import type { Panel } from "../panel/panel.ts";
import { panels } from "../panel/panels.ts";
import { type Place, shares, width } from "../state/layout.ts";
import { Splitter } from "./splitter.tsx";
import { TabRegion } from "./tab-region.tsx";
import { Welcome } from "./welcome.tsx";

/**
 * Two columns: the policy text over its panels, the impact over its own. Where there is much room the impact and its
 * panels stand side by side; where there is little, all panels are under the text.
 */
export function Screen() {
  const isWide = width.value === "wide";
  const isNarrow = width.value === "narrow";
  const there = panels.filter(({ isThere }) => isThere?.() ?? true);
  const at = (place: Place): readonly Panel[] => there.filter((panel) => panel.place === place);
  const [impact] = isNarrow ? [] : at("impact");
  const below = isNarrow
    ? [...at("impact"), ...at("under the editor"), ...at("under the impact")]
    : at("under the editor");
  const beside = isNarrow ? [] : at("under the impact");
  const hasRight = impact !== undefined || beside.length > 0;
  const { editorWidth, editorHeight, impactHeight, wideEditor, wideImpact } = shares.value;
  const share = (percent: number): CSSProperties => ({ "--share": `${percent}%` }) as CSSProperties;
  return (
    <>
      <Welcome />
      <main class="screen" id="main">
        <div class={`column${hasRight ? " first" : ""}`} style={share(isWide ? wideEditor : editorWidth)}>
          <EditorRegion style={share(editorHeight)} isSized={below.length > 0} />
          {below.length === 0 ? null : (
            <>
              <Splitter name="editorHeight" lies="level" label="Height of the policy text" />
              <TabRegion name="below" label="About the policy" panels={below} />
            </>
          )}
        </div>
        {hasRight ? (
          <>
            <Splitter name={isWide ? "wideEditor" : "editorWidth"} lies="upright" label="Width of the policy text" />
            <div class={`column${isWide ? " sideways" : ""}`}>
              {impact === undefined ? null : (
                <section
                  class={`region${beside.length > 0 ? " sized" : ""}`}
                  style={share(isWide ? wideImpact : impactHeight)}
                  aria-labelledby="impact-title"
                >
                  <impact.View />
                </section>
              )}
              {impact === undefined || beside.length === 0 ? null : (
                <Splitter
                  name={isWide ? "wideImpact" : "impactHeight"}
                  lies={isWide ? "upright" : "level"}
                  label={isWide ? "Width of the impact" : "Height of the impact"}
                />
              )}
              <TabRegion name="beside" label="About the decisions" panels={beside} />
            </div>
          </>
        ) : null}
      </main>
    </>
  );
}
