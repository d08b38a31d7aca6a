/** What somebody wants a new policy to be called: its path in the folder, or why it cannot be called so. */
export type NamedFile = { readonly path: string } | { readonly because: string };

const most = 120;

/** `Refunds over 10K` gives `Refunds over 10K.signoff`; folders are divided by `/`. */
export function policyPath(name: string): NamedFile {
  const parts = name
    .trim()
    .replace(/\.signoff$/i, "")
    .split("/")
    .map((part) => part.trim());
  const wrong = parts.find((part) => part === "" || part.startsWith(".") || part === "node_modules");
  if (parts.join("") === "") return { because: "Give the policy a name." };
  if (wrong !== undefined || name.length > most)
    return {
      because:
        name.length > most
          ? "Choose a shorter name."
          : "A name has letters, and begins with none of the signs . and /.",
    };
  const [sign] = /[\\:*?"<>|\p{C}]/u.exec(name) ?? [];
  if (sign !== undefined)
    return { because: `A file cannot have ${/\p{C}/u.test(sign) ? "this sign" : sign} in its name.` };
  return { path: `${parts.join("/")}.signoff` };
}

/** What the policy calls itself, else what its file is called: proposed as its name. */
export function proposedName(path: string, text: string): string {
  const title = /^\s*policy\s+"((?:[^"\n]|"")+)"/mu.exec(text)?.[1];
  const folder = path.split("/").slice(0, -1);
  const plain = (
    title ??
    path
      .split("/")
      .at(-1)
      ?.replace(/\.signoff$/, "") ??
    "policy"
  )
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return [...folder, plain === "" ? "policy" : plain].join("/");
}
