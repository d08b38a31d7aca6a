/** A path as seen from the folder of a file, normalised: `policies/a.signoff` and `../lists/b.csv` give `lists/b.csv`. */
export function pathFrom(file: string, relative: string): string {
  const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/") + 1) : "";
  return normalised(isAbsolute(relative) ? relative : folder + relative);
}

/** True where the path lies in the folder of the file, or below. */
export function liesBeside(file: string, path: string): boolean {
  const folder = file.includes("/") ? normalised(file.slice(0, file.lastIndexOf("/") + 1)) : "";
  if (folder === "") return !isAbsolute(path) && path !== ".." && !path.startsWith("../");
  return folder === "/" ? path.startsWith("/") : path.startsWith(`${folder}/`);
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/");
}
