/** Keeps resources on this machine: their files in the cache of the browser, what is known of them in the database, per person. */
import { PortError, type Change, type Ports, type Subscribable } from '../../base/ports/ports.ts';
import type { KeepChoice, KeepingPort, KeptList, KeptResource } from '../../base/ports/keeping.ts';
import type { Resource } from '../../base/ports/types.ts';
import { summaryOf } from '../card.ts';
import { adapterProblem } from '../problems.ts';
import type { RemotePorts } from '../remote-ports.ts';
import type { KeptAnswers } from './answers.ts';
import { isFull, type KeptRecord, type Storage } from './database.ts';
import { Fetching } from './fetching.ts';
import { filesOf, isDueToAsk, isExpired, isGone, isWhole, keepable, markOf, mayKeep, untilOf, withBeside } from './keepable.ts';
import { mediaCache } from './kept-cache.ts';
import { dropKept, markKept } from './kept-kinds.ts';
import { fetchPackage, isPackage, urlOfPackage } from './kept-package.ts';
import { dropUnkept, KeptStore } from './kept-store.ts';
import { LostPieces } from './lost-pieces.ts';
import { makeRoom } from './make-room.ts';
import type { OwnerFinder } from './owner.ts';
import { streamOffer } from './stream-offer.ts';

/** Answers after which a resource may not be kept any more. */
const gone = new Set(['not-found', 'forbidden']);

export interface KeepingOptions {
  storage: Storage;
  owners: OwnerFinder;
  answers: KeptAnswers;
  remote: RemotePorts;
  signal: AbortSignal;
  language: () => string;
  subscribe: Subscribable['subscribe'];
  onChange: (change: Change) => void;
  /** Whether what is kept can be used: something must answer from it. */
  isPossible: () => Promise<boolean>;
}

export interface OfflineKeeping extends KeepingPort {
  /** Lets go of all that a person keeps. */
  forget(owner: string): Promise<void>;
}

export function offlineKeeping({ storage, owners, answers, remote, signal, language, subscribe, onChange, isPossible }: KeepingOptions): OfflineKeeping {
  const store = new KeptStore(storage);
  const tell = (): void => onChange({ type: 'keeping.changed' });
  /** Whoever teaches has looked at it to show it: it is kept for the lesson that comes. */
  const isSeen = async ({ identity, id }: KeptRecord): Promise<boolean> => {
    const ports = remote.as(identity);
    const { identities } = (await ports.identity.me()).value;
    const acting = identities.find((one) => one.id === identity) ?? identities[0];
    return acting?.role === 'student' && (await ports.progress.get({ resourceId: id })).value.state === 'completed';
  };
  const makesRoom = (record: KeptRecord): Promise<boolean> => makeRoom({ store, ask, isSeen: (one) => isSeen(one).catch(() => false) }, record);
  const fetching = new Fetching({ storage, store, signal, onProgress: tell, makeRoom: makesRoom });
  const lost = new LostPieces(store);
  // From now on something answers from what is kept.
  if ('serviceWorker' in navigator) navigator.serviceWorker.addEventListener('controllerchange', tell, { signal });

  const changed = (): void => {
    answers.seenAnew();
    tell();
  };
  const release = async (owner: string, id: string): Promise<void> => {
    fetching.stop(id);
    for (const url of await store.drop(owner, id)) await dropKept(url);
  };
  const setState = async (id: string, state: KeptRecord['state']): Promise<void> => {
    const { id: owner } = await owners.find();
    await store.change(owner, id, (record) => (isGone(record) ? record : { ...record, state }));
    if (state === 'paused') fetching.stop(id);
    else fetching.begin(owner, id);
    changed();
  };

  /** Asks the service whether it may still be kept, and renews or ends it. */
  const ask = async (record: KeptRecord): Promise<void> => {
    const { owner, id, identity } = record;
    try {
      const { value: resource, asOf: confirmedAt } = await remote.as(identity).resources.get(id);
      if (mayKeep(resource)) {
        const packaged = record.package === undefined ? {} : await packageOf(remote.as(identity), id);
        const now = await store.change(owner, id, (before) => ({ ...before, ...packaged, resource, confirmedAt }));
        for (const file of now?.files ?? []) if (now !== undefined && file.isWhole && file.sizeBytes > 0) await markKept(file.url, markOf(now, file));
        // What has changed in a package comes by the way.
        for (const { url, sizeBytes } of now?.files.filter((file) => file.isWhole && isPackage(file.url)) ?? []) {
          await fetchPackage(url, sizeBytes, { signal, onBytes: () => undefined, onPiece: async () => undefined }).catch(() => undefined);
        }
        // Let go of in this moment.
        await dropUnkept(store, record.files);
        return;
      }
    } catch (error) {
      if (!(error instanceof PortError && gone.has(error.code))) return;
    }
    fetching.stop(id);
    await store.change(owner, id, (now) => ({ ...now, state: 'withdrawn', files: [] }));
    await dropUnkept(store, record.files);
  };
  let asking: Promise<void> | undefined;
  const askAgain = async (records: readonly KeptRecord[]): Promise<void> => {
    const due = records.filter(isDueToAsk);
    if (due.length === 0) return;
    for (const record of due) await ask(record);
    changed();
  };

  return {
    subscribe,
    list: async () => {
      const owner = await owners.find();
      const records = await lost.noted(await store.all(owner.id));
      if (owner.confirmed) asking ??= askAgain(records).finally(() => (asking = undefined));
      const coming = records.filter((record) => record.state === 'going' && !isWhole(record)).map(({ id }) => id);
      if (coming.length > 0) fetching.go(owner.id, coming);
      const items = records.map((record) => shown(record, fetching.receivedOf(record.id)));
      return { items, usedBytes: items.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0), freeBytes: await freeBytes() } satisfies KeptList;
    },
    offer: async (resource) => {
      if (!mayKeep(resource)) return { type: 'none' };
      if (/MicroMessenger/i.test(navigator.userAgent)) return { type: 'open-in-browser' };
      if (!('caches' in globalThis)) return { type: 'none' };
      if (!(await isPossible())) return { type: 'not-yet' };
      if (isCourse(resource)) {
        const kept = await remote.resources.coursePackage(resource.id).catch(() => null);
        return kept === null ? { type: 'none' } : { type: 'choices', choices: [{ url: urlOfPackage(kept.value), height: null, sizeBytes: kept.value.sizeBytes }] };
      }
      const [files, streams] = await Promise.all([
        Promise.all(keepable(resource).map(async (file) => ({ file, sizeBytes: file.sizeBytes ?? (await sizeOf(file.url)) }))),
        Promise.all(resource.renditions.filter(({ kind }) => kind === 'hls').map(streamOffer)),
      ]);
      const choices = [
        ...files.flatMap(({ file: { url, height }, sizeBytes }) => (sizeBytes === null ? [] : [{ url, height, sizeBytes }])),
        ...streams.flatMap((offer) => ('choices' in offer ? offer.choices : [])),
      ].map((choice) => withBeside(resource, choice));
      if (choices.length > 0) return { type: 'choices', choices };
      const refused = streams.find((offer) => 'refused' in offer);
      return refused === undefined ? { type: 'none' } : { type: 'refused', reason: refused.refused };
    },
    keep: async (resource: Resource, choice: KeepChoice) => {
      const owner = await owners.find();
      const now = new Date().toISOString();
      // Asked for, not insisted on: some browsers ask the person, some decide by themselves.
      void askToStay();
      const packaged = isPackage(choice.url) ? await packageOf(remote, resource.id) : {};
      try {
        await store.put({
          ...packaged,
          owner: owner.id, id: resource.id, identity: remote.identity.actingIdentity ?? owner.firstIdentity,
          resource, files: filesOf(resource, choice), state: 'going', confirmedAt: now, addedAt: now,
        });
      } catch (error) {
        throw isFull(error) ? adapterProblem('storage-full', language()) : error;
      }
      fetching.begin(owner.id, resource.id);
      changed();
    },
    pause: (id) => setState(id, 'paused'),
    resume: (id) => setState(id, 'going'),
    drop: async (id) => {
      await release((await owners.find()).id, id);
      changed();
    },
    forget: async (owner) => {
      for (const { id } of await store.all(owner)) await release(owner, id);
    },
  };
}

/** Whether a service worker has this page that answers from what is kept: it makes the cache when it begins. */
export async function isAnswered(): Promise<boolean> {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null && (await caches.has(mediaCache));
}

/** A course in a package has no file of its own among the renditions. */
const isCourse = ({ type, renditions }: Resource): boolean => type === 'A03' && renditions.length === 0;

/** What opens a course without a line, and its units. */
async function packageOf({ resources }: Pick<Ports, 'resources'>, resourceId: string): Promise<Pick<KeptRecord, 'package' | 'course'>> {
  const [{ value: kept }, { value: course }] = await Promise.all([resources.coursePackage(resourceId), resources.course({ resourceId, taskId: null })]);
  return { package: kept, course };
}

function shown(record: KeptRecord, fetched: number | undefined): KeptResource {
  const { resource, files } = record;
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const written = files.reduce((sum, file) => sum + file.receivedBytes, 0);
  return {
    resource: summaryOf(resource),
    state: stateOf(record, fetched !== undefined),
    receivedBytes: Math.max(written, fetched ?? 0),
    sizeBytes,
    until: isWhole(record) && !isGone(record) ? new Date(untilOf(record)).toISOString() : null,
  };
}

function stateOf(record: KeptRecord, isFetched: boolean): KeptResource['state'] {
  const { state } = record;
  if (state === 'withdrawn' || state === 'cleared') return state;
  if (isWhole(record)) return isExpired(record) ? 'expired' : 'kept';
  return state === 'going' ? (isFetched ? 'loading' : 'waiting') : state;
}

/** Size of a file of which nobody said it; `null` where the server does not say it either. */
async function sizeOf(url: string): Promise<number | null> {
  try {
    const { ok, headers } = await fetch(url, { method: 'HEAD' });
    const length = Number(headers.get('content-length') ?? NaN);
    return ok && length > 0 ? length : null;
  } catch {
    return null;
  }
}

/** So that the browser does not throw it away when the machine fills up. */
async function askToStay(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // It decides by itself.
  }
}

async function freeBytes(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}
