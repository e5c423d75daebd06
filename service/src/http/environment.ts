/** What travels with a request through the app. */
export interface AppEnvironment {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: {
    request: Request;
    requestId: string;
    remoteAddress: string | null;
    /** The version of xAPI in which the request was understood. */
    xapiVersion: string | undefined;
    /** Operation id, for the log. */
    route: string | undefined;
  };
}
