/** What travels with a request through the app. */
export interface AppEnvironment {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: {
    request: Request;
    requestId: string;
    remoteAddress: string | null;
    /** Operation id, for the log. */
    route: string | undefined;
  };
}
