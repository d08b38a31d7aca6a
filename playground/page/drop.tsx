import { useEffect, useState } from "preact/hooks";
import { takeFile } from "../state/take-file.ts";

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
      if (file !== undefined) void takeFile(file);
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
      <div class="drop-card">
        <p class="drop-title">Let go to open this file</p>
        <p>
          Past decisions as CSV, JSONL or Parquet. Next you say what its columns are; a mapping (.json) says it for you.
        </p>
        <p class="soft">The file is read in this browser and uploaded nowhere.</p>
      </div>
    </div>
  ) : null;
}
