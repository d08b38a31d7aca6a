// Before the first paint, so that a chosen theme never flashes.
if (matchMedia("(prefers-contrast: more), (forced-colors: active)").matches)
  document.documentElement.dataset.theme = "contrast";
try {
  const theme = localStorage.getItem("signoff.theme");
  if (theme === "light" || theme === "dark" || theme === "contrast") document.documentElement.dataset.theme = theme;
} catch {
  // Nothing is kept here.
}

// Where the page's modules were refused or could not be fetched, nobody waits for ever.
window.addEventListener("load", () => {
  setTimeout(() => {
    if (document.documentElement.dataset.started !== undefined) return;
    const place = document.querySelector("main.waiting");
    if (place === null) return;
    place.removeAttribute("aria-busy");
    const say = (text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    };
    place.replaceChildren(
      say("This page could not start."),
      say(
        location.protocol === "file:"
          ? "A browser does not run it from a file. Start it with: signoff playground"
          : "Its script was refused or could not be fetched. Load the page again; a current Chrome, Edge, Firefox or Safari runs it, with no extension in between.",
      ),
      say("Policies can be checked and simulated without it, too: signoff check, signoff simulate."),
    );
    place.setAttribute("role", "alert");
  }, 1000);
});
