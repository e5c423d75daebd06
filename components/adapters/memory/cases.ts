/** The moderation desk of the county in memory. */
import type { Attachment } from '../../base/ports/chat.ts';
import type { CaseAct, ConversationName, ConversationRecord, KeptAttachment, ModerationCase, ModerationCasePage } from '../../base/ports/cases.ts';
import { isReader } from './conversation-view.ts';
import type { Conversations } from './conversations.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryConversation, MemoryMessage, MemoryReport } from './fixtures.types.ts';

interface Reported {
  talk: MemoryConversation;
  report: MemoryReport;
  message: MemoryMessage;
}

type Held = Attachment & { file: Blob };
/** What is told of files; their bytes are asked for one by one. */
function attachedTo(files: readonly Held[]): { attachments?: KeptAttachment[] } {
  return files.length === 0 ? {} : { attachments: files.map(({ file: _bytes, ...attachment }) => ({ ...attachment, sha256: null, kept: true })) };
}
/** What a message carried that was taken back after somebody reported it. */
const keptOf = (talk: MemoryConversation, id: string): readonly Held[] => talk.reports.find(({ messageId }) => messageId === id)?.attachments ?? [];

export class Cases {
  readonly #county: County;
  readonly #conversations: Conversations;
  readonly #now: () => string;
  readonly #done = new Set<string>();

  constructor(county: County, conversations: Conversations, now: () => string) {
    this.#county = county;
    this.#conversations = conversations;
    this.#now = now;
    conversations.onReport = (report) => this.#tell(report);
  }

  list(caller: Caller, state?: 'open' | 'closed'): Pick<ModerationCasePage, 'items' | 'open' | 'waiting'> {
    const own = this.#own(caller).sort((a, b) => Number(a.report.closed !== null) - Number(b.report.closed !== null) || b.report.at.localeCompare(a.report.at));
    const items = own.filter(({ report }) => state === undefined || (report.closed === null) === (state === 'open')).map((one) => this.#view(caller, one));
    return { items, open: own.filter(({ report }) => report.closed === null).length, waiting: this.#waiting(caller) };
  }

  act(caller: Caller, caseId: string, act: CaseAct, key: string): ModerationCase {
    const one = found(this.#own(caller).find(({ report }) => report.id === caseId));
    const { talk, report, message } = one;
    if (this.#done.has(key)) return this.#view(caller, one);
    if (report.closed !== null) {
      if (act.act !== 'close' || act.outcome !== report.closed.outcome) throw new Refusal('conflict');
      return this.#view(caller, one);
    }
    const by = this.#county.reference(caller.person.id);
    if (act.act === 'close') report.closed = { at: this.#now(), by, outcome: act.outcome, note: act.note };
    else {
      if (act.reason === '') throw new Refusal('invalid-request');
      this.#apply(act, talk, message);
      report.acts.push({ at: this.#now(), by, act: act.act, reason: act.reason });
      this.#conversations.changed(talk);
    }
    this.#done.add(key);
    this.#tell(report);
    return this.#view(caller, one);
  }

  /** The bytes of what was attached; who has read the whole talk in this case has the others of it, too. */
  attachment(caller: Caller, caseId: string, attachmentId: string): Blob {
    const { talk, report } = found(this.#own(caller).find((one) => one.report.id === caseId));
    const hasReadWhole = talk.exports.some((one) => one.personId === caller.person.id && one.caseId === caseId);
    const others = hasReadWhole ? [...talk.messages.flatMap(({ attachments = [] }) => attachments), ...talk.reports.flatMap(({ attachments = [] }) => attachments)] : [];
    const { name, file } = found([...(report.attachments ?? []), ...others].find(({ id }) => id === attachmentId));
    report.acts.push({ at: this.#now(), by: this.#county.reference(caller.person.id), act: 'look', reason: name });
    return file;
  }

  export(caller: Caller, conversationId: string, ground: string, after = 0, caseId?: string): ConversationRecord {
    if (caller.identity.role !== 'manager') throw new Refusal('forbidden');
    const talk = found(this.#county.fixtures.conversations.find((one) => one.id === conversationId && this.#manages(caller, one)));
    if (ground.trim().length < 4) throw new Refusal('invalid-request');
    if (caseId !== undefined) found(this.#own(caller).find((one) => one.report.id === caseId && one.talk === talk));
    talk.exports.push({ at: this.#now(), personId: caller.person.id, ground, ...(caseId !== undefined && { caseId }) });
    const person = (id: string) => this.#county.reference(id);
    const moderated = talk.reports.flatMap(({ acts, messageId }) =>
      acts.map(({ at, by, act, reason }) => ({ at, actor: by, act, messageId, person: null, before: null, reason })),
    );
    const read = talk.exports.map((one) => ({ at: one.at, actor: person(one.personId), act: 'export', messageId: null, person: null, before: null, reason: one.ground }));
    return {
      conversation: this.#nameOf(talk),
      exportedAt: this.#now(),
      exportedBy: person(caller.person.id),
      ground,
      messages: talk.messages
        .filter(({ sequence }) => sequence > after)
        .map(({ id, sequence, authorId, sentAt, text, state, attachments = [] }) => ({ id, sequence, author: person(authorId), sentAt, text, state, ...attachedTo(attachments.length > 0 ? attachments : keptOf(talk, id)) })),
      acts: [...moderated, ...read].sort((a, b) => a.at.localeCompare(b.at)),
      reports: talk.reports.map(({ caseNumber, at, messageId, reason, text, messageText, attachments = [] }) => ({ caseNumber, at, messageId, reason, text, messageText, ...attachedTo(attachments) })),
      more: false,
    };
  }

  heldWords(caller: Caller, organisationId: string): string[] {
    this.#requireManager(caller, organisationId);
    return this.#county.fixtures.heldWords[organisationId] ?? [];
  }

  holdWords(caller: Caller, organisationId: string, words: readonly string[]): string[] {
    this.#requireManager(caller, organisationId);
    return (this.#county.fixtures.heldWords[organisationId] = [...new Set(words.map((word) => word.trim()))].filter((word) => word !== ''));
  }

  #apply(act: Exclude<CaseAct, { act: 'close' }>, talk: MemoryConversation, message: MemoryMessage): void {
    if (talk.kind !== 'class') throw new Refusal('not-found');
    if (act.act === 'hide' || act.act === 'show') {
      if (message.state === 'retracted') throw new Refusal('not-found');
      Object.assign(message, { state: act.act === 'hide' ? 'hidden' : 'shown', reason: act.act === 'hide' ? act.reason : null, revision: talk.revision + 1 });
    } else if (message.authorRole !== 'guardian') throw new Refusal('not-found');
    else if (act.act === 'mute') talk.mutes[message.authorId] = act;
    else talk.mutes = Object.fromEntries(Object.entries(talk.mutes).filter(([id]) => id !== message.authorId));
  }

  /** Reports that concern the caller, with what they are about. */
  #own(caller: Caller): Reported[] {
    const { role } = caller.identity;
    if (role !== 'teacher' && role !== 'manager') throw new Refusal('forbidden');
    return this.#county.fixtures.conversations.flatMap((talk) =>
      talk.reports
        .map((report) => ({ talk, report, message: found(talk.messages.find(({ id }) => id === report.messageId)) }))
        .filter(({ message }) => message.authorId !== caller.person.id)
        .filter(({ message }) =>
          role === 'manager' ? this.#manages(caller, talk) : talk.kind === 'class' && message.authorRole === 'guardian' && isReader(this.#county, caller, talk),
        ),
    );
  }

  #waiting(caller: Caller): ModerationCasePage['waiting'] {
    if (caller.identity.role !== 'teacher') return [];
    return this.#county.fixtures.conversations
      .filter((talk) => talk.kind === 'class' && isReader(this.#county, caller, talk))
      .map((talk) => ({ conversation: this.#nameOf(talk), count: talk.messages.filter(({ state }) => state === 'waiting').length }))
      .filter(({ count }) => count > 0);
  }

  #manages({ identity: { role, organisation } }: Caller, talk: MemoryConversation): boolean {
    const { school } = found(this.#county.fixtures.classes.find(({ id }) => id === talk.classId));
    return role === 'manager' && (organisation.level !== 'school' || organisation.name === school);
  }

  #requireManager({ identity: { role, organisation } }: Caller, organisationId: string): void {
    if (role !== 'manager') throw new Refusal('forbidden');
    if (organisation.id !== organisationId) throw new Refusal('not-found');
  }

  #nameOf({ id, kind, title, childId, classId }: MemoryConversation): ConversationName {
    const ofClass = found(this.#county.fixtures.classes.find((one) => one.id === classId));
    return { id, kind, title, child: childId === null ? null : this.#county.reference(childId), class: { id: ofClass.id, name: ofClass.name } };
  }

  #view({ identity: { role } }: Caller, { talk, report, message }: Reported): ModerationCase {
    const { id, caseNumber, at, reason, text, messageText, acts, closed } = report;
    const isModerated = talk.kind === 'class' && closed === null;
    const until = talk.mutes[message.authorId]?.until ?? '';
    return structuredClone({
      id, caseNumber, reason, text, acts, closed,
      reportedAt: at,
      conversation: this.#nameOf(talk),
      message: {
        id: message.id, sentAt: message.sentAt, text: messageText, state: message.state, ...attachedTo(report.attachments ?? []),
        author: { ...this.#county.reference(message.authorId), role: message.authorRole },
      },
      mutedUntil: until > this.#now() ? until : null,
      can: {
        hide: isModerated && message.state !== 'retracted',
        mute: isModerated && message.authorRole === 'guardian',
        export: role === 'manager',
        open: role === 'teacher',
      },
    });
  }

  #tell(report: MemoryReport): void {
    const told = this.#county.fixtures.people.filter((person) =>
      person.identities.some((identity) => {
        const { role } = identity;
        return (role === 'teacher' || role === 'manager') && this.#own({ person, identity }).some((one) => one.report === report);
      }),
    );
    this.#county.onChange({ type: 'case.changed', caseId: report.id }, told.map(({ id }) => id));
  }
}
