import { MessageChannel, type MessagePort, type Transferable } from "node:worker_threads";
import { type Endpoint, expose } from "comlink";
import { vi } from "vitest";
import { createCompute } from "../../../playground/compute/compute.ts";
import type { Compute } from "../../../playground/compute/contract.ts";
import type { PolicyTexts } from "../../../playground/state/policy-texts.ts";

const ports: MessagePort[] = [];

/** What the page begins as workers, in this very thread, and with what the page has of a browser as far as its state needs it. */
export function asInBrowser(computeOf: (first: Compute) => Compute = (first) => first): void {
  class LocalWorker {
    readonly #port = began(computeOf);
    addEventListener(type: string, listener: (event: unknown) => void): void {
      this.#port.addEventListener(type, listener);
    }
    removeEventListener(type: string, listener: (event: unknown) => void): void {
      this.#port.removeEventListener(type, listener);
    }
    postMessage(message: unknown, transfer: readonly Transferable[] = []): void {
      this.#port.postMessage(message, transfer);
    }
    start(): void {
      this.#port.start();
    }
    terminate(): void {
      this.#port.close();
    }
  }
  vi.resetModules();
  vi.stubGlobal("Worker", LocalWorker);
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal("document", { baseURI: "http://localhost/" });
}

function began(computeOf: (first: Compute) => Compute): MessagePort {
  const { port1, port2 } = new MessageChannel();
  expose(computeOf(createCompute()), port2 as unknown as Endpoint);
  ports.push(port1, port2);
  return port1;
}

export function closeWorkers(): void {
  for (const port of ports.splice(0)) port.close();
  vi.unstubAllGlobals();
}

export function policyOf(text: string): PolicyTexts {
  return [{ path: "p.signoff", text }];
}
