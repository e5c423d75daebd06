/** What a person keeps on this machine, to have it without a line. No service knows of it: an adapter on this machine does it. */
import type { Subscribable } from './ports.ts';
import type { Resource, ResourceSummary } from './types.ts';

/** One file of a resource in which it can be kept; several are qualities to choose from. */
export interface KeepChoice {
  url: string;
  height: number | null;
  /** With the subtitles that come along. Known before anything is fetched. */
  sizeBytes: number;
  /** Of a stream whose list does not say how large its pieces are: reckoned from the bits in a second. */
  isEstimate?: boolean | undefined;
}
/** Why a stream cannot be kept: it has no end yet, it is locked, its lists are of no kind that can be kept, or it is larger than anybody would keep. */
export type StreamRefusal = 'live' | 'protected' | 'unreadable' | 'too-large';
/**
 * `open-in-browser`: the browser inside another app keeps nothing, the machine's own one does. `not-yet`: nothing answers from what
 * is kept so far, as before a service worker has the page; a change is told once it does. `refused`: a stream that no machine can keep,
 * where there is nothing else of the resource to keep.
 */
export type KeepingOffer = { type: 'choices'; choices: KeepChoice[] } | { type: 'open-in-browser' } | { type: 'not-yet' } | { type: 'refused'; reason: StreamRefusal } | { type: 'none' };

export interface KeptResource {
  resource: ResourceSummary;
  /**
   * `waiting`: for the line or for its turn. `expired`: nobody with the right to say so has said for long that it may be kept; a
   * line renews it. `withdrawn`: it may not be kept any more, and its files are gone. `lost`: the browser has thrown part of it away.
   * `cleared`: it was expired, or seen to its end, and its files made room for something else.
   */
  state: 'waiting' | 'loading' | 'paused' | 'kept' | 'full' | 'failed' | 'expired' | 'withdrawn' | 'lost' | 'cleared';
  receivedBytes: number;
  sizeBytes: number;
  /** Until when it may be used without a line, RFC 3339; `null` before it is whole. */
  until: string | null;
}
export interface KeptList {
  items: KeptResource[];
  usedBytes: number;
  /** As far as the browser tells. */
  freeBytes: number | null;
}

export interface KeepingPort extends Subscribable {
  /** What is kept or on its way, the newest first. */
  list(): Promise<KeptList>;
  offer(resource: Resource): Promise<KeepingOffer>;
  /** Begins to fetch; goes on after a pause, a lost line and a page that was closed. */
  keep(resource: Resource, choice: KeepChoice): Promise<void>;
  pause(resourceId: string): Promise<void>;
  resume(resourceId: string): Promise<void>;
  /** Lets go of it and gives its room back. */
  drop(resourceId: string): Promise<void>;
}
