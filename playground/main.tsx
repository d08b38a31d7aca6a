import { render } from "preact";
import { workOffline } from "./offline/register.ts";
import { Page } from "./page/page.tsx";
import { keepDraft } from "./state/kept-draft.ts";
import { followLayout } from "./state/layout.ts";
import { followTitle, start } from "./state/start.ts";
import { followTheme } from "./state/theme.ts";

followTheme();
followLayout();
followTitle();
keepDraft();
const root = document.getElementById("page");
if (root !== null) {
  root.replaceChildren();
  render(<Page />, root);
}
await start();
workOffline();
