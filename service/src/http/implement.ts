/** Ties a handler to a route of the contract, with the types that follow from the route. */
import type { Logger } from 'pino';
import type { RouteDefinition, RouteInput, RouteOutput } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';
import type { EventStream } from '../outbox/stream.ts';
import { parseInput, type RawInput } from './validate.ts';

/** What every handler is given besides the parsed input. */
export interface Surroundings {
  /** A transaction for routes that write; it commits when the handler returns. (Unless the handler has its own.) */
  readonly db: Executor;
  readonly request: Request;
  /** Address of the peer; null where there is no connection, as in a browser test. */
  readonly remoteAddress: string | null;
  /** Headers that the answer gets. */
  readonly answerHeaders: Headers;
  /** Answers with a stream: the head now, and from then on what the stream writes. */
  readonly live: (stream: EventStream) => Response;
  readonly logger: Logger;
  /** What is done once the write is committed, and not where it fails. What fails here is told to those who keep the service alone. */
  readonly afterCommit: (work: () => Promise<void>) => void;
}

type CallerOf<Route extends RouteDefinition> = Route['security'] extends 'none' | 'cookie' ? null : Caller;

export type Call<Route extends RouteDefinition> = RouteInput<Route> & Surroundings & { readonly caller: CallerOf<Route> };

/** A handler answers with what the contract promises, or with a whole response where there is no JSON. */
export type Handler<Route extends RouteDefinition> = (call: Call<Route>) => Promise<RouteOutput<Route> | Response>;

/** A route with its handler; the types of both were checked when it was made. */
export interface Implementation {
  readonly route: RouteDefinition;
  /** Parses the input by the schemas of the route and gives what answers it. @throws ProblemError when it does not parse */
  readonly prepare: (raw: RawInput, caller: Caller | null) => (surroundings: Surroundings) => Promise<unknown>;
  /** Whose transaction a write is. With `own`, `db` is the database itself, and the handler answers after its commit. */
  readonly transaction: 'given' | 'own';
}

/** Says how a route of the contract is answered. */
export function implement<const Route extends RouteDefinition>(
  route: Route,
  handler: Handler<Route>,
  { transaction = 'given' }: Partial<Pick<Implementation, 'transaction'>> = {},
): Implementation {
  return {
    route,
    transaction,
    prepare: (raw, caller) => {
      const input = parseInput(route, raw);
      const known = callerFor(route, caller);
      return (surroundings) => handler({ ...input, ...surroundings, caller: known });
    },
  };
}

/** The caller as the type of the route says: there is one wherever the route needs a token, and nowhere else. */
function callerFor<Route extends RouteDefinition>(route: Route, caller: Caller | null): CallerOf<Route> {
  const needsToken = route.security === undefined;
  if (needsToken !== (caller !== null)) throw new Error(`${route.id} was prepared ${needsToken ? 'without' : 'with'} a caller`);
  // Checked in the line above; that it follows from `security` is more than TypeScript works out for a route not yet known.
  return caller as CallerOf<Route>;
}
