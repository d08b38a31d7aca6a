import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  CodeLensRequest,
  type Connection,
  type Disposable,
} from "vscode-languageserver";

/** How the client is brought to ask for the figures above rules again. */
export interface LensRefresh {
  /** The server says from the beginning that it has some; otherwise it says so once the client is ready. */
  readonly isStatic: boolean;
  readonly ready: () => void;
  readonly refresh: () => void;
}

/**
 * By the request that is made for it. A client that lacks it (Monaco's) asks again when the capability is taken back and
 * given anew; of one that knows neither way nothing more can be had.
 */
export function lensRefresh(connection: Connection, capabilities: ClientCapabilities): LensRefresh {
  if (capabilities.workspace?.codeLens?.refreshSupport === true) {
    const refresh = (): void => {
      connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    };
    return { isStatic: true, ready: () => undefined, refresh };
  }
  if (capabilities.textDocument?.codeLens?.dynamicRegistration !== true)
    return { isStatic: true, ready: () => undefined, refresh: () => undefined };
  let registered: Promise<Disposable | undefined> | undefined;
  const register = (): void => {
    const before = registered ?? Promise.resolve(undefined);
    registered = before
      .then((old) => {
        old?.dispose();
        return connection.client.register(CodeLensRequest.type, { documentSelector: null, resolveProvider: false });
      })
      .catch(() => undefined);
  };
  return { isStatic: false, ready: register, refresh: register };
}
