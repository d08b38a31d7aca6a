import { draft } from "../state/policy.ts";

/** The editor draws only what is seen of a text; paper gets all of it. */
export function printPolicy(): void {
  let printed: HTMLElement | undefined;
  const remove = (): void => {
    printed?.remove();
    printed = undefined;
  };
  window.addEventListener("beforeprint", () => {
    remove();
    printed = document.createElement("section");
    printed.className = "printed";
    for (const { path, text } of draft.value) {
      const head = document.createElement("h2");
      head.textContent = path;
      const body = document.createElement("pre");
      body.textContent = text;
      printed.append(head, body);
    }
    document.getElementById("editor")?.after(printed);
  });
  window.addEventListener("afterprint", remove);
}
