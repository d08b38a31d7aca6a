import type { Span } from "../diagnostics/source.ts";

/** Plain data as it is where its text stands `by` characters further on: every span in it is moved. */
export function moved<Data>(data: Data, by: number): Data {
  return by === 0 ? data : (movedData(data, by) as Data);
}

function movedData(data: unknown, by: number): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) {
    if (data.length === 0) return data;
    const list = new Array<unknown>(data.length);
    for (let at = 0; at < data.length; at++) list[at] = movedData(data[at], by);
    return list;
  }
  if (isSpan(data)) return { file: data.file, start: data.start + by, end: data.end + by };
  const copy: Record<string, unknown> = {};
  for (const key in data) copy[key] = movedData((data as Record<string, unknown>)[key], by);
  return copy;
}

function isSpan(data: object): data is Span {
  return "start" in data && "end" in data && "file" in data;
}
