import type { Problem } from "../problem.ts";

/** A Parquet file without its end, or one that is broken in another way, told in the words of who read it. */
export function parquetProblem(
  file: string,
  broken: { readonly cut: true } | { readonly message: string | undefined },
): Problem {
  if ("cut" in broken)
    return {
      file,
      reason: "this Parquet file is cut short: its end, which describes what it holds, is missing.",
      advice: "Copy or export it again.",
    };
  const advice = "Copy or export it again.";
  if (broken.message === undefined) return { file, reason: "this Parquet file is damaged: it cannot be read.", advice };
  const first = broken.message.split("\n")[0] ?? "";
  return { file, reason: `this file could not be read as Parquet (${first}).`, advice };
}
