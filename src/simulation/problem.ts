/** What keeps a history from being read: the place, the reason and what to do, each a text for people. */
export interface Problem {
  readonly file: string;
  /** Lines count from 1, the header of a CSV included. */
  readonly line?: number;
  readonly reason: string;
  readonly advice?: string;
}

/** `history.csv, line 7: the reason. What to do.` */
export function problemText({ file, line, reason, advice }: Problem): string {
  const place = line === undefined ? file : `${file}, line ${line.toLocaleString("en-US")}`;
  return `${place}: ${reason}${advice === undefined ? "" : ` ${advice}`}`;
}

export function isProblem(value: object): value is Problem {
  return "reason" in value;
}
