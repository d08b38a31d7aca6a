import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { takeFile } from "../state/take-file.ts";

interface FileButtonProps {
  readonly kind: "main" | "plain";
  /** Where it says more than what is seen. */
  readonly label?: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** Opens a file of past decisions of the reader's own, or a mapping of their columns. */
export function FileButton({ kind, label, title, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={`button ${kind}`}
        {...(label === undefined ? {} : { "aria-label": label })}
        {...(title === undefined ? {} : { title })}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.jsonl,.ndjson,.parquet,.gz,.json"
        aria-label="File of decisions"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void takeFile(file);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
