/** Sends what waits. Needs no page: a service worker calls `sendWaiting` when the line is back. */
import { PortError, type Ports, type RefusedWrite } from '../../base/ports/ports.ts';
import type { Me } from '../../base/ports/types.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { Storage, type Database, type Write } from './database.ts';
import { dropFiles, keptWith } from './kept-with.ts';
import { noteNewer } from './newer-elsewhere.ts';
import { exclusively, type StillMine } from './exclusive.ts';

/** What became of one write. */
export type Outcome =
  | { sequence: number; result: 'sent'; value: unknown }
  | { sequence: number; result: 'refused'; problem: RefusedWrite['problem'] }
  /** Not now: the line is down, or the service is. */
  | { sequence: number; result: 'deferred' };

/** Told to every tab, whoever sends. */
export const channelName = (database: string) => `ls-outbox:${database}`;

/** Whose data it is: persons of two tenants may have the same id. */
export const ownerOf = ({ tenant, person }: Pick<Me, 'tenant' | 'person'>) => `${tenant.id}/${person.id}`;

/** Problems that pass: of the service, of the sign-in, or of a network that answers in its place. */
const passing = new Set(['internal', 'unavailable', 'importing', 'too-many-requests', 'not-signed-in', 'token-expired', 'token-invalid', 'answer-invalid', 'slow-down']);

/** Fetched when something with files goes out. */
const files = (): Promise<typeof import('./kept-draft.ts')> => import('./kept-draft.ts');

async function send(ports: Ports, { command, owner }: Write, database: Database): Promise<{ value: unknown }> {
  switch (command.kind) {
    case 'progress':
      return ports.progress.record(command.records);
    case 'launch': {
      const { requireLeft, settleLaunch } = await import('./kept-package.ts');
      // A launch that is made good before it is left would be one more that is open.
      await requireLeft(command.address, command.draft);
      const { url } = await ports.resources.launch(command.resourceId, command.draft);
      if (await settleLaunch(url, command.draft)) await noteNewer(database, [owner, command.resourceId], command.draft);
      return { value: { settled: command.resourceId } };
    }
    case 'task':
      return ports.tasks.create(command.draft, command.key);
    case 'notice':
      return ports.notices.markRead(command.noticeId);
    case 'announcement':
      return ports.announcements.send(await (await files()).draftOf(database, command.draft), command.key);
    case 'announcement-read':
      return ports.announcements.markRead(command.announcementId);
    case 'announcement-answer':
      return ports.announcements.answer(command.announcementId, command.answer);
    case 'leave':
      return ports.leave.request(command.draft, command.key);
    case 'attendance':
      return ports.leave.takeRoll(command.classId, command.day, command.draft);
    case 'data-request':
      return ports.privacy.request(command.draft, command.key);
    case 'plan':
      return ports.plans.create(command.planId, command.draft);
    case 'plan-edit':
      return ports.plans.edit(command.planId, command.updateId, command.edit);
    case 'plan-picture': {
      const [picture] = await (await files()).filesOf(database, [command.picture]);
      return picture === undefined ? { value: null } : ports.plans.addPicture(command.planId, picture);
    }
    case 'plan-picture-remove':
      return ports.plans.removePicture(command.planId, command.pictureId);
    case 'plan-submit':
      return ports.plans.submit(command.planId, command.reviewId, command.submission);
    case 'plan-withdraw':
      return ports.plans.withdraw(command.planId, command.reviewId);
    case 'plan-decide':
      return ports.plans.decide(command.reviewId, command.decision);
    case 'schedule-edit':
      return ports.plans.editSchedule(command.termId, command.updateId, command.update);
    case 'own-resource':
      return ports.ownResources.write(command.ownResourceId, command.draft);
    case 'message':
      return ports.chat.send(command.conversationId, await (await files()).draftOf(database, command.draft));
    case 'message-edit':
      return ports.chat.edit(command.conversationId, command.messageId, command.text);
    case 'message-retract':
      return ports.chat.retract(command.conversationId, command.messageId);
    case 'conversation-read':
      return ports.chat.markRead(command.conversationId, command.sequence);
    case 'shelf':
      return ports.shelf.change(command.change);
    case 'rating':
      return ports.resources.rate(command.resourceId, command.draft);
    case 'recommendation':
      return ports.resources.changeRecommendations(command.change);
    case 'cue-point':
      return ports.resources.changeCuePoint(command.change);
    case 'report':
      return ports.resources.report(command.resourceId, command.draft, command.key);
    case 'received-report':
      return ports[command.of].report(command.receivedId, command.draft, command.key);
  }
}

/**
 * Nothing that a person must look at: a message that was taken back before it went out is not there to be changed; how far one
 * has read in what one may no longer see is nobody's concern, nor that a notice was read whose place another has taken.
 */
const isMoot = (command: Write['command'], { code }: PortError) =>
  code === 'not-found' && (command.kind === 'conversation-read' || command.kind === 'notice' || command.kind === 'announcement-read' || ('waited' in command && command.waited));

/** What comes after may name it: it waits until the person has sent it again or given it up. */
const stops = ({ kind }: Write['command']): boolean => kind === 'plan-picture';

/** Whether a write comes after what did not go out. So does a plan that is made from one of which something is held. */
function isHeld({ stream, command }: Write, held: Set<string>): boolean {
  if (command.kind === 'plan' && held.has(`plan ${String(command.draft.copyOf)}`)) held.add(stream);
  return held.has(stream);
}

/** Those that wait for the line alone, and no person. */
function free(rows: readonly Write[], held: Set<string>): Write[] {
  for (const { state, command, stream } of rows) if (state === 'refused' && stops(command)) held.add(stream);
  return rows.filter((row) => row.state === 'waiting' && !isHeld(row, held));
}

/**
 * Sends the waiting writes of the person who is signed in, in order within a stream, and tells each outcome. A write that
 * is refused stays, marked, and its stream goes on, but after one that others may name; one that cannot be sent now holds its
 * stream back. Says how many still wait for the line.
 */
export async function sendOutbox(storage: Storage, remote: RemotePorts, stillMine: StillMine, tell: (outcome: Outcome) => void): Promise<number> {
  const database = await storage.database();
  if ((await database.count('outbox')) === 0) return 0;
  // Asked each time: on a shared machine another person may have signed in since these writes were made.
  const owner = ownerOf((await remote.identity.me()).value);
  const held = new Set<string>();
  const own = () => database.getAllFromIndex('outbox', 'owner', owner);
  const waiting = async () => {
    const rows = free(await own(), held);
    // They wait for pages of another origin, which may be slow: what needs none goes first.
    return [...rows.filter(({ command }) => command.kind !== 'launch'), ...rows.filter(({ command }) => command.kind === 'launch')];
  };

  let rows = await waiting();
  // Nobody waits for the outcome of what waits for a person.
  if (held.size > 0) for (const row of await own()) if (row.state === 'waiting' && held.has(row.stream)) tell({ sequence: row.sequence, result: 'deferred' });
  for (; rows.length > 0; rows = await waiting()) {
    for (const row of rows) {
      if (isHeld(row, held)) {
        tell({ sequence: row.sequence, result: 'deferred' });
        continue;
      }
      if (!(await stillMine())) return rows.length;
      const outcome = await attempt(remote.as(row.identity), row, database);
      if (outcome.result === 'deferred' || (outcome.result === 'refused' && stops(row.command))) held.add(row.stream);
      const isSettled = await settle(database, row, outcome);
      if (outcome.result === 'sent') await database.put('facts', new Date().toISOString(), sentFact(owner));
      // What it has become meanwhile goes out next, and that is told.
      if (isSettled) tell(outcome);
    }
  }
  return free(await own(), new Set()).length;
}

/** Takes out what was sent and marks what was refused, unless another write has joined it on its way: then it says `false`. */
async function settle(database: Database, row: Write, outcome: Outcome): Promise<boolean> {
  if (outcome.result === 'deferred') return true;
  const { store } = database.transaction('outbox', 'readwrite');
  const now = await store.get(row.sequence);
  if (now !== undefined && now.joined !== row.joined) return false;
  if (outcome.result === 'refused') await store.put({ ...row, state: 'refused', problem: outcome.problem });
  else await store.delete(row.sequence);
  if (outcome.result === 'sent') await dropFiles(database, keptWith(row.command));
  return true;
}

export const sentFact = (owner: string) => `sent ${owner}`;

async function attempt(ports: Ports, row: Write, database: Database): Promise<Outcome> {
  const { sequence } = row;
  try {
    const { value } = await send(ports, row, database);
    return { sequence, result: 'sent', value };
  } catch (error) {
    // The line is down for all streams alike: no use in trying the others.
    if (error instanceof PortError && error.offline) throw error;
    if (!(error instanceof PortError) || passing.has(error.code)) return { sequence, result: 'deferred' };
    if (isMoot(row.command, error)) return { sequence, result: 'sent', value: null };
    const { code, message: title, detail, action } = error;
    return { sequence, result: 'refused', problem: { code, title, detail, action } };
  }
}

/**
 * Sends what waits in a database, in turn with all tabs. For a service worker's `sync` event: rejects when something still
 * waits, so that the browser tries again.
 */
export async function sendWaiting(databaseName: string, remote: RemotePorts): Promise<void> {
  const storage = new Storage(databaseName);
  const channel = new BroadcastChannel(channelName(databaseName));
  let left = 0;
  try {
    await exclusively(
      storage,
      async (stillMine) => {
        left = await sendOutbox(storage, remote, stillMine, (outcome) => channel.postMessage(outcome));
      },
      { signal: new AbortController().signal },
    );
  } finally {
    channel.close();
    await storage.close();
  }
  if (left > 0) throw new Error(`${left} writes still wait`);
}
