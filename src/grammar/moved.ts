import type { Span } from "../diagnostics/source.ts";

/** Plain data as it is where its text stands `by` characters further on: every span in it is moved. */
export function moved<Data>(data: Data, by: number): Data {
  return by === 0 ? data : (movedData(data, by, undefined) as Data);
}

/** The same where only one stretch of the text moves: spans that lie in it are moved, others stay. */
export function movedWith<Data>(stretch: Span, data: Data, by: number): Data {
  return by === 0 ? data : (movedData(data, by, stretch) as Data);
}

/** Whether all spans in plain data lie in a stretch of the text. */
export function liesIn(stretch: Span, data: unknown): boolean {
  if (typeof data !== "object" || data === null) return true;
  if (isSpan(data)) return isInside(stretch, data);
  return Object.values(data).every((part) => liesIn(stretch, part));
}

function movedData(data: unknown, by: number, stretch: Span | undefined): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) {
    if (data.length === 0) return data;
    const list = new Array<unknown>(data.length);
    for (let at = 0; at < data.length; at++) list[at] = movedData(data[at], by, stretch);
    return list;
  }
  if (isSpan(data)) {
    if (stretch !== undefined && !isInside(stretch, data)) return data;
    return { file: data.file, start: data.start + by, end: data.end + by };
  }
  const copy: Record<string, unknown> = {};
  for (const key in data) copy[key] = movedData((data as Record<string, unknown>)[key], by, stretch);
  return copy;
}

function isSpan(data: object): data is Span {
  return "start" in data && "end" in data && "file" in data;
}

function isInside({ file, start, end }: Span, span: Span): boolean {
  return span.file === file && span.start >= start && span.end <= end;
}
