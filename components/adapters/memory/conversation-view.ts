/** One conversation as one person may see it. */
import type { Conversation, ConversationRights, Message, Participant, SendObstacle } from '../../base/ports/chat.ts';
import { messageFor } from '../chat/message.ts';
import { quietTogether, usualQuiet } from '../../../contract/src/quiet-hours.ts';
import { answersFrom, usualAnswerHours } from '../../../contract/src/answer-hours.ts';
import { found, type Caller, type County } from './county.ts';
import type { MemoryConversation, MemoryMessage } from './fixtures.types.ts';

const teaches = (county: County, personId: string, childId: string) =>
  county.fixtures.classes.some(({ learnerIds, teachers }) => personId in teachers && learnerIds.includes(childId));

/** Whether a person may read a conversation, acting as this identity: the roster of today decides. */
export function isReader(county: County, { person, identity }: Caller, talk: MemoryConversation): boolean {
  const { role, children } = identity;
  if (talk.kind === 'class') {
    const { learnerIds, teachers } = found(county.fixtures.classes.find(({ id }) => id === talk.classId));
    return role === 'teacher' ? person.id in teachers : role === 'guardian' && children.some(({ id }) => learnerIds.includes(id));
  }
  if (talk.childId === null) return false;
  if (role === 'teacher') return talk.teacherId === person.id && teaches(county, person.id, talk.childId);
  return role === 'guardian' && children.some(({ id }) => id === talk.childId) && (talk.guardianId ?? person.id) === person.id;
}

interface ViewOptions {
  county: County;
  caller: Caller;
  talk: MemoryConversation;
  now: string;
}

export class ConversationView {
  readonly #options: ViewOptions;

  constructor(options: ViewOptions) {
    this.#options = options;
  }

  summary(): Conversation {
    const { county, caller, talk, now } = this.#options;
    const { id, kind, title, revision, reviewed, slowSeconds, createdAt } = talk;
    const ofClass = found(county.fixtures.classes.find((one) => one.id === talk.classId));
    const last = talk.messages.at(-1);
    const readSequence = talk.reading[caller.person.id] ?? 0;
    const readers = this.#readers();
    const hours = county.fixtures.hours[talk.teacherId ?? ''] ?? usualAnswerHours;
    return {
      id, kind, title, revision, reviewed, slowSeconds, createdAt, readSequence,
      child: talk.childId === null ? null : county.reference(talk.childId),
      class: { id: ofClass.id, name: ofClass.name },
      participants: (kind === 'private' ? readers : readers.filter(({ role }) => role === 'teacher')).map((one) => this.#participant(one.id, one.role)),
      memberCount: readers.length,
      lastMessage: last ? this.message(last) : null,
      lastSequence: talk.messages.length,
      unread: talk.messages.filter(({ sequence, authorId, state }) => sequence > readSequence && authorId !== caller.person.id && state === 'shown').length,
      state: this.#ended() ? 'ended' : talk.closed ? 'closed' : 'open',
      blocked: talk.blockedBy.includes(caller.person.id),
      can: this.#rights(),
      obstacle: this.obstacle(),
      answersFrom: kind !== 'private' ? null : caller.identity.role === 'guardian' ? answersFrom(now, hours) : quietTogether(now, readers.filter(({ role }) => role === 'guardian').map(({ id }) => (county.fixtures.quietHours[id] ?? usualQuiet).quiet)),
      hours: kind === 'private' ? hours : null,
      pendingCount: 0,
    };
  }

  messages(items: readonly MemoryMessage[]): Message[] {
    return items.map((message) => this.message(message));
  }

  message({ authorId, authorRole, state, reason, replyTo, editedAt, attachments = [], ...plain }: MemoryMessage): Message {
    const { caller, talk, now } = this.#options;
    const { moderate } = this.#rights();
    const isPrivy = moderate || authorId === caller.person.id;
    const isVisible = state === 'shown' || moderate || (isPrivy && state === 'waiting');
    const given = {
      ...plain, text: isVisible ? plain.text : '', attachments: isVisible ? attachments.map(({ file: _bytes, ...attachment }) => attachment) : [], author: this.#participant(authorId, authorRole), state: state === 'shown' ? undefined : state,
      reason: isPrivy ? (reason ?? undefined) : undefined, replyTo: replyTo ?? undefined, editedAt: editedAt ?? undefined,
    };
    return messageFor({ id: caller.person.id, can: this.#rights() }, talk.id, given, now);
  }

  /** What keeps the person from writing just now. */
  obstacle(): SendObstacle | null {
    const { caller, talk, now } = this.#options;
    const { role } = caller.identity;
    if (this.#ended()) return { reason: 'ended', until: null };
    if (talk.closed) return { reason: 'closed', until: null };
    if (talk.blockedBy.length > 0) return { reason: 'blocked', until: null };
    const mute = talk.mutes[caller.person.id];
    if (mute && mute.until > now) return { reason: 'muted', until: mute.until, ...(mute.reason === '' ? {} : { words: mute.reason }) };
    const last = talk.messages.findLast(({ authorId }) => authorId === caller.person.id);
    if (role !== 'guardian' || talk.slowSeconds === 0 || !last) return null;
    const until = new Date(Date.parse(last.sentAt) + talk.slowSeconds * 1000).toISOString();
    return until > now ? { reason: 'slow', until } : null;
  }

  #rights(): ConversationRights {
    const { caller, talk } = this.#options;
    return { send: true, moderate: talk.kind === 'class' && caller.identity.role === 'teacher', report: true, block: talk.kind === 'private', setHours: talk.kind === 'private' && caller.identity.role === 'teacher' };
  }

  #ended(): boolean {
    const { county, talk } = this.#options;
    return talk.kind === 'private' && (talk.teacherId === null || talk.childId === null || !teaches(county, talk.teacherId, talk.childId));
  }

  #readers(): { id: string; role: 'teacher' | 'guardian' }[] {
    const { county, talk } = this.#options;
    return county.fixtures.people.flatMap((person) =>
      person.identities.flatMap((identity) =>
        isReader(county, { person, identity }, talk) ? [{ id: person.id, role: identity.role === 'teacher' ? ('teacher' as const) : ('guardian' as const) }] : [],
      ),
    );
  }

  /** A person as the reader may know them: another family's children are not told. */
  #participant(id: string, role: 'teacher' | 'guardian'): Participant {
    const { county, caller, talk } = this.#options;
    const learners = talk.kind === 'private' ? [talk.childId] : found(county.fixtures.classes.find((one) => one.id === talk.classId)).learnerIds;
    const isTold = role === 'guardian' && (caller.identity.role === 'teacher' || id === caller.person.id || talk.kind === 'private');
    const children = isTold ? learners.flatMap((childId) => (childId !== null && county.guardiansOf(childId).includes(id) ? [county.reference(childId)] : [])) : [];
    return { ...county.reference(id), role, children };
  }
}
