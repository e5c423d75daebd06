/** Announcements and notices of the county in memory that somebody reported. */
import { newOrderedId } from '../../base/id.ts';
import type { ReceivedCase, ReceivedCaseClosing } from '../../base/ports/cases.ts';
import type { Attachment, ReportReceipt } from '../../base/ports/chat.ts';
import type { CaseDraft } from '../../base/ports/shelf.ts';
import type { Announcements } from './announcements.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

interface Told {
  readonly one: ReceivedCase;
  readonly receivedId: string;
  readonly reporterId: string;
  /** The organisation that decides; in memory there are one county and its schools. */
  readonly organisationId: string;
  /** What went with it then. */
  readonly files: readonly (Attachment & { file: Blob })[];
}

export class ReceivedCases {
  readonly #county: County;
  readonly #announcements: Announcements;
  readonly #now: () => string;
  readonly #told: Told[] = [];

  constructor(county: County, announcements: Announcements, now: () => string) {
    this.#county = county;
    this.#announcements = announcements;
    this.#now = now;
  }

  reportAnnouncement(caller: Caller, announcementId: string, draft: CaseDraft): ReportReceipt {
    if (caller.identity.role !== 'guardian') throw new Refusal('forbidden');
    const { title, text, sender, at, organisation } = this.#announcements.get(caller, announcementId);
    const files = this.#announcements.filesOf(announcementId);
    return this.#open(caller, announcementId, organisation.id, { kind: 'announcement', title, text, sender, at, recalled: false }, draft, files);
  }

  reportNotice(caller: Caller, noticeId: string, draft: CaseDraft): ReportReceipt {
    const { kind, parameters, sender, createdAt } = found(this.#county.notices(caller).find(({ id }) => id === noticeId));
    const title = 'taskTitle' in parameters ? parameters.taskTitle : 'title' in parameters ? parameters.title : parameters.learnerName;
    const text = 'className' in parameters ? parameters.className : 'answer' in parameters ? parameters.answer : (parameters.reason ?? '');
    return this.#open(caller, noticeId, this.#answerableFor(text) ?? caller.identity.organisation.id, { kind, title, text, sender, at: createdAt, recalled: false }, draft);
  }

  /** The school of a class, by its name. */
  #answerableFor(className: string): string | undefined {
    const school = this.#county.fixtures.classes.find(({ name }) => name === className)?.school;
    return this.#county.fixtures.people.flatMap(({ identities }) => identities).find(({ organisation }) => organisation.level === 'school' && organisation.name === school)?.organisation.id;
  }

  list(caller: Caller): { items: ReceivedCase[]; open: number } {
    const own = this.#own(caller).map((told) => this.#view(told));
    return { items: [...own].sort((a, b) => Number(a.closed !== null) - Number(b.closed !== null) || b.id.localeCompare(a.id)), open: own.filter(({ closed }) => closed === null).length };
  }

  close(caller: Caller, caseId: string, { outcome, note, recall }: ReceivedCaseClosing): ReceivedCase {
    const told = found(this.#own(caller).find(({ one: { id } }) => id === caseId));
    const { one, receivedId } = told;
    if (one.closed !== null && one.closed.outcome !== outcome) throw new Refusal('conflict');
    const isRecalled = recall && one.received.kind === 'announcement' && !one.received.recalled;
    if (isRecalled) {
      this.#announcements.takeBack(receivedId);
      one.received.recalled = true;
    }
    if (one.closed !== null && !isRecalled) return this.#view(told);
    one.closed ??= { at: this.#now(), by: this.#county.reference(caller.person.id), outcome, note };
    this.#tell(one);
    return this.#view(told);
  }

  /** The bytes of what went with an announcement, while the case is open. Each reading stands in the case. */
  attachment(caller: Caller, caseId: string, attachmentId: string): Blob {
    const { one, files } = found(this.#own(caller).find((told) => told.one.id === caseId && told.one.closed === null));
    const { name, file } = found(files.find(({ id }) => id === attachmentId));
    one.looks = [...(one.looks ?? []), { at: this.#now(), by: this.#county.reference(caller.person.id), name, attachmentId }];
    this.#tell(one);
    return file;
  }

  #view({ one, files }: Told): ReceivedCase {
    if (files.length === 0) return one;
    const kept = one.closed === null;
    return { ...one, received: { ...one.received, attachments: files.map(({ file: _bytes, ...attachment }) => ({ ...attachment, sha256: null, kept })) } };
  }

  #open({ person }: Caller, receivedId: string, organisationId: string, received: ReceivedCase['received'], { kind, description, evidence }: CaseDraft, files: Told['files'] = []): ReportReceipt {
    const known = this.#told.find((told) => told.receivedId === receivedId && told.reporterId === person.id && told.one.closed === null);
    if (known) return { caseNumber: known.one.caseNumber };
    if (description.trim() === '') throw new Refusal('invalid-request');
    const reportedAt = this.#now();
    const caseNumber = `${reportedAt.slice(0, 10).replaceAll('-', '')}-${String(500_001 + this.#told.length)}`;
    const one: ReceivedCase = { id: newOrderedId(), caseNumber, reportedAt, kind, description, evidence, received, closed: null };
    this.#told.push({ one, receivedId, reporterId: person.id, organisationId, files });
    this.#tell(one);
    return { caseNumber };
  }

  #own({ person, identity: { role, organisation } }: Caller): Told[] {
    if (role === 'teacher') return [];
    if (role !== 'manager') throw new Refusal('forbidden');
    return this.#told.filter(({ one, organisationId }) => one.received.sender.id !== person.id && (organisation.level !== 'school' || organisation.id === organisationId));
  }

  #tell({ id, received }: ReceivedCase): void {
    const managers = this.#county.fixtures.people.filter((one) => one.id !== received.sender.id && one.identities.some(({ role }) => role === 'manager'));
    this.#county.onChange({ type: 'case.changed', caseId: id }, managers.map((one) => one.id));
  }
}
