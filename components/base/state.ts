/** The states of a data element. Rendering is a function of one of them; a union makes impossible ones unwritable. */
import type { Problem } from './problem.ts';

/** Nothing gives data yet: no port, no attribute, no state from the host. */
export interface UnsetState {
  readonly type: 'unset';
}
/** Asked, not answered. */
export interface LoadingState {
  readonly type: 'loading';
}
/** Answered: there is nothing. */
export interface EmptyState {
  readonly type: 'empty';
}
/** It went wrong, and there is nothing older to show. */
export interface ErrorState {
  readonly type: 'error';
  readonly problem: Problem;
}
/** The line is down and nothing is kept on this machine. With kept data the state is `ready` and `stale`. */
export interface OfflineState {
  readonly type: 'offline';
}

/** How true the shown data are. */
export interface Freshness {
  /** When the service said so, RFC 3339. */
  readonly asOf: string;
  /** True: this is what was kept on this machine, and it may have changed since. */
  readonly stale: boolean;
  /** Acts of the person that are shown but not acknowledged yet. */
  readonly pending: number;
  /** The last act failed, or part of the answer could not be read; the data that are there are fine. */
  readonly problem?: Problem | undefined;
}
export type ReadyState<Data extends object> = { readonly type: 'ready' } & Freshness & Readonly<Data>;

/** States without data, common to all elements. */
export type BareState = UnsetState | LoadingState | EmptyState | ErrorState | OfflineState;
/** Any state, seen from outside. */
export type AnyState = { readonly type: string };

/**
 * The state union of an element: the common ones, `ready` with its data, and its own.
 * `type TaskListState = DataState<{ tasks: readonly Task[] }>`.
 */
export type DataState<Data extends object, Own extends AnyState = never> = BareState | ReadyState<Data> | Own;

/** Makes a `ready` state of a port's answer. */
export function ready<Data extends object>(
  data: Data,
  freshness: { asOf: string; stale: boolean; pending?: number },
): ReadyState<Data> {
  return { ...data, type: 'ready', asOf: freshness.asOf, stale: freshness.stale, pending: freshness.pending ?? 0 };
}

/** A line that stands, while who should answer is silent or slow, is not "offline": they have words of their own. */
const slow = ['sign-in-silent', 'timeout'];

/** The state that a failed read leads to. */
export function failed(problem: Problem): ErrorState | OfflineState {
  return problem.offline && !slow.includes(problem.code) ? { type: 'offline' } : { type: 'error', problem };
}
