import { createTransportToWorker, MonacoLspClient } from "monaco-lsp-client";
import type { Span } from "../../src/diagnostics/source.ts";
import type { Knowledge } from "../../src/model/knowledge.ts";
import type { Heard } from "../../src/server/surroundings.ts";
import type { FromServer, ToServer } from "../../src/server/worker-entry.ts";
import { warn } from "../state/notice.ts";
import type { PolicyTexts } from "../state/policy-texts.ts";
import { hear } from "../state/told.ts";
import { beginWorker } from "../state/workers.ts";
import { monaco, uriOf } from "./monaco.ts";

/** What the page says to the language server beside the editor. */
export interface LanguageClient {
  /** Before the models of the same names are made. */
  readonly giveFiles: (texts: PolicyTexts) => void;
  readonly giveKnowledge: (knowledge: Knowledge | undefined) => void;
}

/** Begins the language server; Monaco's own client speaks to it about every model. */
export function startLanguage(): LanguageClient {
  const worker = beginWorker(
    () => new Worker(new URL("../language/worker.ts", import.meta.url), { type: "module", name: "language" }),
  );
  const { port1, port2 } = new MessageChannel();
  const say = (message: ToServer): void => worker.postMessage(message);
  port1.addEventListener("message", ({ data }: MessageEvent<FromServer>) => {
    if (data.kind === "told") listen(data.report);
    else warn(data.because);
  });
  port1.start();
  worker.postMessage({ control: port2 }, [port2]);
  let isClient = false;
  let given: readonly string[] = [];
  return {
    giveFiles: (texts) => {
      const files: Record<string, string | null> = Object.create(null);
      for (const path of given) files[`/${path}`] = null;
      for (const { path, text } of texts) files[`/${path}`] = text;
      given = texts.map(({ path }) => path);
      say({ kind: "files", files });
      if (isClient) return;
      isClient = true;
      new MonacoLspClient(createTransportToWorker(worker));
    },
    giveKnowledge: (knowledge) => say({ kind: "knowledge", knowledge: knowledge ?? null }),
  };
}

function listen(report: Heard): void {
  // Not by its address: Monaco's client writes that in small letters, and encodes nearly nothing.
  const path = pathOf(report.file);
  const model = monaco.editor.getModel(uriOf(path));
  if (model === null || model.getVersionId() !== report.version) return;
  hear({
    path,
    text: model.getValue(),
    proven: report.proven,
    told: report.told.map((told) => withPaths(told)),
  });
}

function pathOf(file: string): string {
  return file.replace(/^\//, "");
}

/** The server's paths begin with a slash, those of the page do not: in every span of a report. */
function withPaths<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(withPaths) as Part;
  if (typeof part !== "object" || part === null) return part;
  if (isSpan(part)) return { ...part, file: pathOf(part.file) };
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key === "witness" ? value : withPaths(value)]),
  ) as Part;
}

function isSpan(part: object): part is Span {
  return "file" in part && typeof part.file === "string" && "start" in part && "end" in part;
}
