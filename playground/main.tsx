import { render } from "preact";
import { workOffline } from "./offline/register.ts";
import { Page } from "./page/page.tsx";
import { printPolicy } from "./page/print-policy.ts";
import { keepDraft } from "./state/kept-draft.ts";
import { followLayout } from "./state/layout.ts";
import { followAddress } from "./state/share.ts";
import { followTitle, start } from "./state/start.ts";
import { followTheme } from "./state/theme.ts";

// The page came this far: `start.js` has nothing to explain.
document.documentElement.dataset.started = "yes";
followTheme();
followLayout();
followTitle();
keepDraft();
followAddress();
printPolicy();
const root = document.getElementById("page");
if (root !== null) {
  root.replaceChildren();
  render(<Page />, root);
}
await start();
workOffline();
