import type { Plugin } from "vite";
import { contentPolicy } from "../../src/page/content-policy.ts";

/** Writes the content security policy into the built page; while developing, the server's own script would be refused. */
export function contentPolicyPlugin(): Plugin {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: contentPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}
