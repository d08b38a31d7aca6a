import { useState } from "preact/hooks";
import { readFile } from "../library/read.ts";
import { Words } from "../panel/words.tsx";
import { paragraphsOf } from "../state/paragraphs.ts";

interface DataSourceProps {
  /** Of the policy that the decisions belong to. */
  readonly title: string;
  /** Of the text in the library. */
  readonly path: string;
}

/** Where decisions come from and under which licence, read when it is opened. */
export function DataSource({ title, path }: DataSourceProps) {
  const [text, setText] = useState<string | undefined>(undefined);
  const [isFailed, setFailed] = useState(false);
  const read = (isOpen: boolean): void => {
    if (!isOpen || text !== undefined) return;
    setFailed(false);
    readFile(path).then(
      (found) => setText(found.text),
      () => setFailed(true),
    );
  };
  return (
    <details class="source" onToggle={({ currentTarget }) => read(currentTarget.open)}>
      <summary>{title}</summary>
      {isFailed ? <p>This text could not be read. Close it and open it again.</p> : null}
      {paragraphsOf(text ?? "").map(({ text: words, isQuoted }, at) =>
        isQuoted ? (
          <blockquote key={at}>
            <Words text={words} />
          </blockquote>
        ) : (
          <p key={at}>
            <Words text={words} />
          </p>
        ),
      )}
    </details>
  );
}
