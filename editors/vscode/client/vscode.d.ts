/** What of the editor's own module this extension uses; the editor brings it along. */
declare module "vscode" {
  export interface ExtensionContext {
    readonly subscriptions: { dispose(): unknown }[];
    asAbsolutePath(relativePath: string): string;
  }
  export const commands: {
    registerCommand(command: string, callback: () => unknown): { dispose(): unknown };
  };
}
