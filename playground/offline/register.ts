import { effect } from "@preact/signals";
import { addressOf } from "../library/read.ts";
import { chosenHistory } from "../state/history.ts";
import { openPolicy } from "../state/policy.ts";

/** Makes the page work without a network from the next time on, once there is nothing more pressing to do. */
export function workOffline(): void {
  if (import.meta.env.MODE !== "production" || !/^https?:$/.test(location.protocol) || !("serviceWorker" in navigator))
    return;
  holdVersion();
  const begin = (): void => {
    navigator.serviceWorker
      .register(new URL("service-worker.js", document.baseURI), { updateViaCache: "none" })
      .then(() => navigator.serviceWorker.ready)
      .then((registration) => effect(() => registration.active?.postMessage(shownFiles())))
      // A browser may refuse, as some do in private windows: the page works, with a network.
      .catch(() => {});
  };
  const whenIdle = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 10_000 });
    else setTimeout(begin, 2000);
  };
  if (document.readyState === "complete") whenIdle();
  else window.addEventListener("load", whenIdle, { once: true });
}

/** As long as this page is open, the files of its build stay: the lock names those that the page begins with. */
function holdVersion(): void {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>("script[src]")].map(({ src }) => src);
  const styles = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map(({ href }) => href);
  void navigator.locks?.request(
    [...scripts, ...styles].join(" "),
    { mode: "shared" },
    () => new Promise<never>(() => {}),
  );
}

/** Addresses of what the library gave for what is open now. */
function shownFiles(): readonly string[] {
  const chosen = chosenHistory.value;
  const history = chosen?.kind === "library" ? chosen.history : undefined;
  const policy = openPolicy.value;
  const paths = [
    ...(policy === undefined ? [] : [policy.path, ...policy.files]),
    ...(history === undefined ? [] : [history.path, ...(history.mapping === undefined ? [] : [history.mapping])]),
  ];
  return [new URL("library.json", document.baseURI).href, ...paths.map(addressOf)];
}
