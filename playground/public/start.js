// Before the first paint, so that a chosen theme never flashes.
try {
  const theme = localStorage.getItem("signoff.theme");
  if (theme === "light" || theme === "dark" || theme === "contrast") document.documentElement.dataset.theme = theme;
} catch {
  // Nothing is kept here.
}
