/** What travels with a request through the app. */
import type { ServerResponse } from 'node:http';
import type { EventStream } from '../outbox/stream.ts';

export interface AppEnvironment {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } }; outgoing?: ServerResponse };
  Variables: {
    request: Request;
    requestId: string;
    remoteAddress: string | null;
    /** The version of xAPI in which the request was understood. */
    xapiVersion: string | undefined;
    /** The stream that begins when the head of the answer is out. */
    stream: EventStream | undefined;
    /** Operation id, for the log. */
    route: string | undefined;
  };
}
