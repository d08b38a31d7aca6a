/** What keeps a history from being read: the place, the reason and what to do, each a text for people. */
export interface Problem {
  readonly file: string;
  /** Lines count from 1, the header of a CSV included. */
  readonly line?: number;
  /** Where the line is not known; rows count from 1, without a header. */
  readonly row?: number;
  readonly reason: string;
  readonly advice?: string;
}

/** `history.csv, line 7: the reason. What to do.` */
export function problemText({ file, line, row, reason, advice }: Problem): string {
  const at = line !== undefined ? ["line", line] : row !== undefined ? ["row", row] : [];
  const place = [file, at.map((part) => part.toLocaleString("en-US")).join(" ")]
    .filter((part) => part !== "")
    .join(", ");
  return `${place}: ${reason}${advice === undefined ? "" : ` ${advice}`}`;
}

export function isProblem(value: object): value is Problem {
  return "reason" in value;
}
