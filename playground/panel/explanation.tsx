/** The reasons as the language gives them, line for line: what is indented stays so where it wraps. */
export function Explanation({ text }: { readonly text: string }) {
  return (
    <div class="explanation">
      {text.split("\n").map((line, at) => {
        const content = line.trimStart();
        if (content === "") return null;
        const kind = content.startsWith("- ") ? "item" : line !== content ? "under" : "plain";
        return (
          <p key={at} class={kind}>
            {content}
          </p>
        );
      })}
    </div>
  );
}
