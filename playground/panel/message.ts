/** What is to be read first, and what explains it. */
export interface MessageParts {
  readonly lead: string;
  readonly rest: string;
}

const longLead = 130;
const shownLength = 100;

/** Parts a message after its first sentence; where that is long, after its first colon. */
export function partsOf(message: string): MessageParts {
  const sentence = endOf(message, ".?");
  const at = sentence > longLead ? Math.min(sentence, endOf(message, ":")) : sentence;
  return { lead: message.slice(0, at), rest: message.slice(at).trim() };
}

/** Of a text that is folded: as many words as fit into a line or two. */
export function beginningOf(text: string): string {
  const cut = text.slice(0, shownLength);
  return `${cut.slice(0, Math.max(0, cut.lastIndexOf(" ")))} …`;
}

/** After the first such sign that a blank follows, outside of quotes and backticks; else the end. */
function endOf(message: string, signs: string): number {
  let quote: string | undefined;
  for (let at = 0; at < message.length - 1; at++) {
    const sign = message[at] ?? "";
    if (quote !== undefined) {
      if (sign === quote) quote = undefined;
    } else if (sign === '"' || sign === "`") quote = sign;
    else if (signs.includes(sign) && message[at + 1] === " ") return at + 1;
  }
  return message.length;
}
