import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDuckDB, sqlText } from "../../src/simulation/history/duckdb.ts";

const credit = "policies/credit";

export interface Served {
  readonly address: string;
  readonly close: () => void;
}

/** Serves the built page for a folder with the credit policy, its history repeated to these sizes, and a long policy. */
export async function serve(
  histories: Readonly<Record<string, number>>,
  policies: Readonly<Record<string, string>>,
): Promise<Served> {
  if (!existsSync("dist/playground/index.html")) throw new Error("Run first: npm run build:playground");
  const folder = mkdtempSync(join(tmpdir(), "signoff-bench-"));
  mkdirSync(join(folder, "credit"));
  for (const name of ["credit.signoff", "mapping.json", "credit_decisions.parquet"])
    copyFileSync(join(credit, name), join(folder, "credit", name));
  for (const [name, text] of Object.entries(policies)) writeFileSync(join(folder, name), text);
  for (const [name, rows] of Object.entries(histories)) await repeat(rows, join(folder, "credit", name));
  const server = spawn(process.execPath, ["src/cli/main.ts", "playground", folder, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const close = (): void => {
    server.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`The playground ended with ${code}.`)));
    server.stdout.on("data", (text) => {
      const address = /http:\/\/\S+/.exec(String(text))?.[0];
      if (address !== undefined) resolve({ address, close });
    });
  });
}

/** The credit decisions over and over until there are so many, each with an id of its own. */
async function repeat(rows: number, file: string): Promise<void> {
  const { connection, close } = await openDuckDB();
  try {
    await connection.run(
      `COPY (SELECT decisions.* REPLACE (decision_id || '-' || round AS decision_id)
         FROM range(${Math.ceil(rows / 20_000)}) AS rounds(round), read_parquet(${sqlText(`${credit}/credit_decisions.parquet`)}) AS decisions
         LIMIT ${rows}) TO ${sqlText(file)} (FORMAT parquet)`,
    );
  } finally {
    close();
  }
}
