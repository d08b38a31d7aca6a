/** What of the editor's own module this extension uses; the editor brings it along. */
declare module "vscode" {
  export interface ExtensionContext {
    readonly subscriptions: { dispose(): unknown }[];
    asAbsolutePath(relativePath: string): string;
  }
  export interface Uri {
    readonly scheme: string;
  }
  export type Diagnostic = object;
  export const commands: {
    registerCommand(command: string, callback: () => unknown): { dispose(): unknown };
  };
  export const workspace: {
    readonly fs: {
      /** Undefined where it is not known. */
      isWritableFileSystem(scheme: string): boolean | undefined;
    };
  };
}
