import type * as Monaco from "monaco-editor/editor";

/** The editor's colours are those of the page. */
export function defineColours(
  { editor }: Pick<typeof Monaco, "editor">,
  { theme, dark }: { readonly theme: "light" | "dark" | "contrast"; readonly dark: boolean },
): void {
  const colour = colourReader();
  const rule = (token: string, name: string, fontStyle?: string): Monaco.editor.ITokenThemeRule => ({
    token,
    foreground: colour(name).slice(1, 7),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  });
  const base = theme === "contrast" ? (dark ? "hc-black" : "hc-light") : dark ? "vs-dark" : "vs";
  editor.defineTheme("signoff", {
    base,
    inherit: true,
    rules: [
      { ...rule("", "--ink"), background: colour("--paper").slice(1, 7) },
      rule("comment", "--ink-soft", "italic"),
      rule("string", "--code-text"),
      rule("number", "--code-number"),
      rule("keyword", "--code-keyword"),
      rule("outcome", "--code-outcome", "bold"),
      rule("macro", "--code-outcome", "bold"),
      rule("operator", "--ink-soft"),
      rule("identifier", "--ink"),
      rule("variable", "--ink"),
      rule("property", "--ink"),
      rule("function", "--ink", "bold"),
      rule("class", "--ink", "bold"),
      rule("type", "--code-keyword"),
      rule("enumMember", "--code-number"),
      rule("namespace", "--ink", "bold"),
    ],
    colors: {
      "editor.background": colour("--paper"),
      "editor.foreground": colour("--ink"),
      "editorLineNumber.foreground": colour("--ink-soft"),
      "editorLineNumber.dimmedForeground": colour("--ink-soft"),
      "editorLineNumber.activeForeground": colour("--ink"),
      "editor.lineHighlightBackground": colour("--ground"),
      "editor.lineHighlightBorder": "#00000000",
      ...(theme === "contrast" && { "editor.selectionForeground": colour("--ink") }),
      "editor.selectionBackground": theme === "contrast" ? colour("--accent-soft") : `${colour("--accent")}40`,
      "editor.inactiveSelectionBackground": `${colour("--accent")}22`,
      "editorCursor.foreground": colour("--accent"),
      "editorCodeLens.foreground": colour("--ink-soft"),
      "editorWidget.background": colour("--raised"),
      "editorWidget.border": colour("--line-strong"),
      "editorHoverWidget.background": colour("--raised"),
      "editorHoverWidget.border": colour("--line-strong"),
      "editorSuggestWidget.background": colour("--raised"),
      "editorSuggestWidget.border": colour("--line-strong"),
      "editorSuggestWidget.selectedBackground": colour("--accent-soft"),
      "editorSuggestWidget.selectedForeground": colour("--ink"),
      "editorSuggestWidget.highlightForeground": colour("--accent"),
      "editorSuggestWidget.focusHighlightForeground": colour("--accent"),
      "editorError.foreground": colour("--bad"),
      "editorWarning.foreground": colour("--doubt"),
      "editorInfo.foreground": colour("--accent"),
      "editorHint.foreground": colour("--ink-soft"),
      "editorGutter.background": colour("--paper"),
      "scrollbarSlider.background": `${colour("--line-strong")}55`,
      "scrollbar.shadow": "#00000000",
      focusBorder: colour("--accent"),
    },
  });
  editor.setTheme("signoff");
}

/** Reads a colour of the page as `#rrggbb`, whatever it is written with. */
function colourReader(): (name: string) => string {
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const style = document.createElement("span");
  // Where the system forces colours, it would force this one, too.
  style.style.setProperty("forced-color-adjust", "none");
  return (name) => {
    style.style.color = `var(${name})`;
    document.body.append(style);
    const written = getComputedStyle(style).color;
    style.remove();
    if (context === null) return "#808080";
    context.fillStyle = written;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}
