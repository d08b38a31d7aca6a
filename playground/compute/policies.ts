import { type PolicyReading, readPolicy } from "../../src/editor/reading.ts";
import { mainOf, type PolicyTexts, sameTexts, textAt } from "../state/policy-texts.ts";

const mostKept = 6;

/** Reads policies, and keeps those that were read last: draft and live are asked about in turns. */
export function createPolicies(): (texts: PolicyTexts) => PolicyReading {
  const kept: { readonly texts: PolicyTexts; readonly reading: PolicyReading }[] = [];
  return (texts) => {
    const at = kept.findIndex((each) => sameTexts(each.texts, texts));
    const [known] = at < 0 ? [] : kept.splice(at, 1);
    const before = kept.find((each) => mainOf(each.texts).path === mainOf(texts).path)?.reading;
    const one = known ?? { texts, reading: read(texts, before) };
    kept.unshift(one);
    kept.splice(mostKept);
    return one.reading;
  };
}

function read(texts: PolicyTexts, before: PolicyReading | undefined): PolicyReading {
  const { path, text } = mainOf(texts);
  const host = {
    readFile: (file: string) => {
      const found = textAt(texts, file);
      return found === undefined ? { problem: "it is not among the files of this page" } : { text: found };
    },
  };
  return readPolicy({ file: path, text }, host, [], before);
}
