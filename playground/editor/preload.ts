import type { Plugin } from "vite";

/** The editor comes in while the page is being made ready for it: the built page names its scripts and styles from the beginning. */
export function editorPreloadPlugin(): Plugin {
  return {
    name: "editor-preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        Object.values(bundle).flatMap((chunk) => {
          if (chunk.type !== "chunk" || !chunk.facadeModuleId?.endsWith("/editor/text-editor.ts")) return [];
          const styles = [...(chunk.viteMetadata?.importedCss ?? [])].map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "style", crossorigin: true, href: `./${file}` },
            injectTo: "head" as const,
          }));
          const script = {
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `./${chunk.fileName}` },
            injectTo: "head" as const,
          };
          return [script, ...styles];
        }),
    },
  };
}
