/** Ties a handler to a route of the contract, with the types that follow from the route. */
import type { RouteDefinition, RouteInput, RouteOutput } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';

/** What every handler is given besides the parsed input. */
export interface Surroundings {
  /** A transaction for routes that write; it commits when the handler returns. */
  readonly db: Executor;
  readonly request: Request;
  /** Address of the peer; null where there is no connection, as in a browser test. */
  readonly remoteAddress: string | null;
  /** Headers that the answer gets. */
  readonly answerHeaders: Headers;
}

type CallerOf<Route extends RouteDefinition> = Route['security'] extends 'none' | 'cookie' ? null : Caller;

export type Call<Route extends RouteDefinition> = RouteInput<Route> & Surroundings & { readonly caller: CallerOf<Route> };

/** A handler answers with what the contract promises, or with a whole response where there is no JSON. */
export type Handler<Route extends RouteDefinition> = (call: Call<Route>) => Promise<RouteOutput<Route> | Response>;

/** A route with its handler; the types of both were checked when it was made. */
export interface Implementation {
  readonly route: RouteDefinition;
  readonly handle: (call: Surroundings & { params: unknown; query: unknown; body: unknown; caller: Caller | null }) => Promise<unknown>;
}

/** Says how a route of the contract is answered. */
export function implement<const Route extends RouteDefinition>(route: Route, handler: Handler<Route>): Implementation {
  return {
    route,
    // `mount` hands over only what the schemas of this very route have parsed, and a caller unless the route needs none.
    handle: (call) => handler(call as unknown as Call<Route>),
  };
}
