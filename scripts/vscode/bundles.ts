import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { type InputOptions, type OutputOptions, rolldown } from "rolldown";

/** Code for the extension, one file each, and the licences of what was put into it. */
export interface Bundles {
  readonly files: ReadonlyMap<string, string>;
  readonly notices: string;
}

const entries: readonly {
  readonly file: string;
  readonly from: string;
  readonly format: OutputOptions["format"];
  readonly external: readonly RegExp[];
}[] = [
  { file: "client.cjs", from: "editors/vscode/client/extension.ts", format: "cjs", external: [/^vscode$/, /^node:/] },
  { file: "server.mjs", from: "editors/vscode/server/server.ts", format: "esm", external: [/^node:/] },
  { file: "prover-thread.mjs", from: "src/server/node/prover-thread.ts", format: "esm", external: [/^node:/] },
];

/** The client, the server and the thread that proves, each with all it needs but the editor and Node. */
export async function bundles(): Promise<Bundles> {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  for (const { file, from, format, external } of entries) {
    const input: InputOptions = { input: from, platform: "node", external: [...external], logLevel: "warn" };
    const bundle = await rolldown(input);
    const { output } = await bundle.generate({
      minify: true,
      ...(format !== undefined && { format }),
      codeSplitting: false,
    });
    await bundle.close();
    const [chunk, ...others] = output;
    if (others.length > 0) throw new Error(`${from} became more than one file.`);
    files.set(file, chunk.code);
    for (const module of chunk.moduleIds) {
      const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module)?.[1];
      if (found !== undefined) packages.add(found);
    }
  }
  return { files, notices: noticesOf([...packages]) };
}

function noticesOf(folders: readonly string[]): string {
  const notices = new Map<string, string>();
  for (const folder of folders) {
    const name = folder.split(`node_modules${sep}`).at(-1)?.replaceAll("\\", "/") ?? folder;
    const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)(\.|$)/i.test(each));
    const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { license?: string };
    const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
    notices.set(name, `${name} (${license ?? "see below"})\n\n${text}`.trimEnd());
  }
  const all = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `This extension contains code of others, under their licences.\n\n${all.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
