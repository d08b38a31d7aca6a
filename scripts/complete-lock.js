// Adds to package-lock.json the platform packages that the registry in use did not offer (`npm ci` refuses a lock file
// without them, on every platform). Run after `npm install`: npm run lock
import { readFileSync, writeFileSync } from "node:fs";

const systems = {
  linux: "linux",
  darwin: "darwin",
  win32: "win32",
  android: "android",
  freebsd: "freebsd",
  openharmony: "openharmony",
};
const processors = ["arm64", "x64", "ia32", "arm", "ppc64", "riscv64", "s390x"];
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
let added = 0;

for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
    const version = wanted.replace(/^[~^]/, "").replace(/^24\.x$/, "24.21.0");
    const own = `${path === "" ? "" : `${path}/`}node_modules/${name}`;
    const top = `node_modules/${name}`;
    const found = [own, top].find((place) => lock.packages[place]?.version === version);
    if (found !== undefined) continue;
    const place = lock.packages[top] === undefined ? top : own;
    if (lock.packages[place] !== undefined) continue;
    const words = name.split(/[-/]/);
    const system = words.find((word) => word in systems);
    const processor = words.find((word) => processors.includes(word));
    if (system === undefined || processor === undefined)
      throw new Error(`The platform of ${name} cannot be told from its name`);
    const ofDevelopment = entry.dev === true ? { dev: true } : {};
    const bin = /^node-/.test(name) ? { bin: { node: "bin/node" } } : {};
    lock.packages[place] = {
      version,
      cpu: [processor],
      ...ofDevelopment,
      optional: true,
      os: [systems[system]],
      ...bin,
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to package-lock.json`);
