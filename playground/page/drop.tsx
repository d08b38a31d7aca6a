import { useEffect, useState } from "preact/hooks";
import { chooseHistory } from "../state/history.ts";

/** A file of decisions can be dropped anywhere on the page. */
export function Drop() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) void chooseHistory({ kind: "own", file });
    };
    window.addEventListener("dragover", over, true);
    window.addEventListener("dragleave", leave, true);
    window.addEventListener("drop", drop, true);
    return () => {
      window.removeEventListener("dragover", over, true);
      window.removeEventListener("dragleave", leave, true);
      window.removeEventListener("drop", drop, true);
    };
  }, []);
  return isOver ? (
    <div class="drop">
      <p class="drop-title">Drop a file of past decisions</p>
      <p>CSV, JSONL or Parquet. It is read in this browser and uploaded nowhere.</p>
    </div>
  ) : null;
}
