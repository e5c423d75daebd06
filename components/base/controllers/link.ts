import { connectionDoor } from '../data-element.ts';
import type { LsRequestEvent } from '../events.ts';
import type { ElementPortName, ElementPorts } from '../ports/index.ts';
import { problemFrom, type Problem } from '../problem.ts';
import { failed, type AnyState } from '../state.ts';
import type { DataHost } from './port-connection.ts';

/** One live connection between an element and its ports, as `connect` gets it. */
export interface Link<Host extends DataHost, Needed extends ElementPortName, Used extends ElementPortName = never> {
  readonly host: Host;
  readonly ports: Readonly<Pick<ElementPorts, Needed> & Partial<Pick<ElementPorts, Used>>>;
  /** Ends with the connection: on leaving the page, on another port, when the host takes over. Hand it to `subscribe`. */
  readonly signal: AbortSignal;
  /** Shows a state; does nothing once the connection has ended. */
  show(state: Host['state']): void;
  /**
   * Reads and shows. A newer `read` of the same name ends an older one, and a late answer is dropped. A failure becomes the
   * state `error` or `offline`; data that are on the screen stay there, with the problem beside them.
   */
  read<Value>(name: string, call: (signal: AbortSignal) => Promise<Value>, toState: (value: Value) => Host['state']): Promise<void>;
  /** Ends the `read` of that name: its answer is dropped, and the call gets to know by its signal. */
  stop(name: string): void;
  /** Answers a request event that no host cancelled. If the answer fails, the problem is shown as above. */
  on<Request extends LsRequestEvent>(type: Request['type'], answer: (request: Request) => Promise<void> | void): void;
  /** Shows a problem: beside the data when there are any, else in their place. */
  fail(problem: Problem): void;
}

/** Opens the link of one connection. */
export function openLink<Host extends DataHost, Needed extends ElementPortName, Used extends ElementPortName>(
  host: Host,
  ports: Link<Host, Needed, Used>['ports'],
  signal: AbortSignal,
): Link<Host, Needed, Used> {
  const door = host[connectionDoor];
  const reads = new Map<string, AbortController>();
  const answers = new Map<string, (request: LsRequestEvent) => Promise<void> | void>();
  const show = (state: AnyState): void => {
    if (!signal.aborted) door.show(state);
  };
  const fail = (problem: Problem): void => show(beside(host.state, problem) ?? failed(problem));

  signal.addEventListener('abort', () => reads.forEach((read) => read.abort()), { once: true });
  door.onRequest = (request) => {
    const answer = answers.get(request.type);
    if (answer === undefined) return;
    Promise.resolve(request)
      .then(answer)
      .catch((error: unknown) => fail(problemFrom(error)));
  };

  return {
    host,
    ports,
    signal,
    show,
    fail,
    async read(name, call, toState) {
      if (signal.aborted) return;
      reads.get(name)?.abort();
      const read = new AbortController();
      reads.set(name, read);
      try {
        const value = await call(read.signal);
        if (!read.signal.aborted) show(toState(value));
      } catch (error) {
        if (!read.signal.aborted) fail(problemFrom(error));
      }
    },
    stop: (name) => reads.get(name)?.abort(),
    on<Request extends LsRequestEvent>(type: Request['type'], answer: (request: Request) => Promise<void> | void) {
      // The type of an event names its class: only the element itself fires them, through `request()`.
      answers.set(type, answer as (request: LsRequestEvent) => Promise<void> | void);
    },
  };
}

function beside(state: AnyState, problem: Problem): AnyState | undefined {
  if (state.type !== 'ready') return undefined;
  const sign = problem.offline ? { problem, stale: true } : { problem };
  return { ...state, ...sign };
}
