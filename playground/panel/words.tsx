/** A sentence of a message, in which what stands in backticks is text of the policy. */
export function Words({ text }: { readonly text: string }) {
  return (
    <>{text.split(/`([^`]*)`/).map((part, at) => (at % 2 === 1 ? <code key={`${at} ${part}`}>{part}</code> : part))}</>
  );
}
