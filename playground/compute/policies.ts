import { type Checked, check } from "../../src/compiler/check.ts";
import { mainOf, type PolicyTexts, sameTexts, textAt } from "../state/policy-texts.ts";

const mostKept = 6;

/** Reads policies, and keeps those that were read last: draft and live are asked about in turns. */
export function createPolicies(): (texts: PolicyTexts) => Checked {
  const kept: { readonly texts: PolicyTexts; readonly checked: Checked }[] = [];
  return (texts) => {
    const at = kept.findIndex((each) => sameTexts(each.texts, texts));
    const [known] = at < 0 ? [] : kept.splice(at, 1);
    const one = known ?? { texts, checked: read(texts) };
    kept.unshift(one);
    kept.splice(mostKept);
    return one.checked;
  };
}

function read(texts: PolicyTexts): Checked {
  const { path, text } = mainOf(texts);
  return check(
    { file: path, text },
    {
      readFile: (file) => {
        const found = textAt(texts, file);
        return found === undefined ? { problem: "it is not among the files of this page" } : { text: found };
      },
    },
  );
}
