/** The announcements of the county in memory: who gets which, what is answered, and who sees how far one is. */
import { answerEnd, areInOrder, choosing, closesInTime, isNothingLeft, mayReplace } from '../../../contract/src/ask-options.ts';
import { announcementWords } from '../../../contract/src/told-to-all.ts';
import { toldOptions } from '../../../contract/src/visible-counts.ts';
import { deliveryTime } from '../../../contract/src/quiet-hours.ts';
import type {
  AnnouncedFamily, Announcement, AnnouncementAnswer, Appointment, AnnouncementDraft, Audience, AudienceChoices, AudienceQuestion, AudienceReach,
} from '../../base/ports/announcements.ts';
import { newOrderedId } from '../../base/id.ts';
import { fileOf } from './conversations.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryAnnouncement, MemoryClass } from './fixtures.types.ts';

const weeklyCap = 10;
const dayMs = 24 * 60 * 60 * 1000;

export class Announcements {
  readonly #county: County;
  readonly #now: () => string;
  readonly #sent = new Map<string, string>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  list(caller: Caller): { items: Announcement[]; toAnswer: number; unread: number; waiting: number } {
    if (caller.identity.role === 'student') throw new Refusal('forbidden');
    const rank = ({ received, urgentReason }: Announcement) => {
      if (received === null) return 0;
      return received.toAnswer || (received.readAt === null && urgentReason !== null) ? 0 : received.readAt === null ? 1 : 2;
    };
    const items = this.#county.fixtures.announcements
      .filter((one) => this.#concerns(caller, one))
      .map((one) => this.#view(caller, one))
      .sort((a, b) => rank(a) - rank(b) || (a.at < b.at ? 1 : -1));
    const received = items.flatMap((item) => item.received ?? []);
    const count = (is: (one: NonNullable<Announcement['received']>) => boolean) => received.filter(is).length;
    return { items, toAnswer: count(({ toAnswer }) => toAnswer), unread: count(({ readAt }) => readAt === null), waiting: count(({ toAnswer, readAt }) => toAnswer || readAt === null) };
  }

  get(caller: Caller, announcementId: string): Announcement {
    return this.#view(caller, this.#mine(caller, announcementId));
  }

  attachment(caller: Caller, announcementId: string, attachmentId: string): Blob {
    return found(this.#mine(caller, announcementId).attachments?.find(({ id }) => id === attachmentId)).file;
  }

  /** With their bytes, whoever asks: who may is asked before. */
  filesOf(announcementId: string): NonNullable<MemoryAnnouncement['attachments']> {
    return found(this.#county.fixtures.announcements.find(({ id }) => id === announcementId)).attachments ?? [];
  }

  markRead(caller: Caller, announcementId: string): void {
    if (caller.identity.role !== 'guardian') throw new Refusal('forbidden');
    const one = this.#mine(caller, announcementId);
    one.reads[caller.person.id] ??= this.#now();
    this.#tell(one, [caller.person.id, one.senderId]);
  }

  answer(caller: Caller, announcementId: string, { childIds, choices, signature }: AnnouncementAnswer): Announcement {
    const one = this.#mine(caller, announcementId);
    const { ask, dueAt } = one;
    const onBehalf = caller.identity.role !== 'guardian';
    const own = onBehalf ? one.childIds : this.#ownChildren(caller, one);
    if (childIds.some((id) => !own.includes(id))) throw new Refusal('not-found');
    if (this.#stateOf(one) !== 'sent' || (closesInTime(ask) && dueAt !== null && dueAt < this.#now())) throw new Refusal('answers-closed');
    const { options, least, most } = choosing(ask);
    const isWrong = ask.kind === 'none' || choices.some((id) => !options.some((option) => option.id === id)) || (ask.kind === 'signature') !== (signature !== null);
    if (isWrong || choices.length < least || choices.length > most) throw new Refusal('invalid-request');
    const before = childIds.map((id) => one.answers[id]);
    const isSame = before.every((old) => old?.by === caller.person.id && old.signature === signature && old.choices.join() === choices.join());
    if (isSame) return this.#view(caller, one);
    const isStanding = (childId: string) => {
      const old = one.answers[childId];
      return old !== undefined && !mayReplace(ask, { own: old.by === caller.person.id && old.onBehalf === onBehalf, onBehalf: old.onBehalf, giverGuards: this.#guards(old.by, childId) }, onBehalf);
    };
    if (childIds.some(isStanding)) throw new Refusal('conflict');
    const touched = [...choices, ...before.flatMap((old) => old?.choices ?? [])];
    if (ask.kind === 'appointment' && ask.slots.some(({ id, startsAt }) => touched.includes(id) && startsAt < this.#now())) throw new Refusal('answers-closed');
    const others = Object.entries(one.answers).filter(([id]) => !childIds.includes(id));
    for (const option of options) {
      const taken = others.filter(([, other]) => other.choices.includes(option.id)).length;
      if (choices.includes(option.id) && option.capacity !== null && taken + childIds.length > option.capacity) throw new Refusal('option-full');
    }
    one.answers = Object.fromEntries(others);
    if ((ask.kind !== 'choice' && ask.kind !== 'appointment') || choices.length > 0) {
      childIds.forEach((id, place) => {
        const old = before[place];
        // What stands in the place of a guardian's own is told to that guardian alone.
        const guardian = old?.onBehalf ? old.toldTo : old?.by;
        const toldTo = onBehalf && guardian !== undefined && this.#guards(guardian, id) ? guardian : undefined;
        one.answers[id] = { by: caller.person.id, onBehalf, choices, signature, answeredAt: this.#now(), toldTo };
      });
    }
    if (!onBehalf) one.reads[caller.person.id] ??= this.#now();
    this.#tell(one, [one.senderId, ...childIds.flatMap((id) => this.#county.guardiansOf(id))]);
    return this.#view(caller, one);
  }

  audiences(caller: Caller): AudienceChoices {
    const { organisation } = caller.identity;
    const classes = this.#classes(caller);
    if (caller.identity.role === 'manager') return { organisations: [{ ...organisation, families: new Set(classes.flatMap(({ learnerIds }) => learnerIds)).size }], classes: [] };
    return { organisations: [], classes: classes.map(({ id, name, school, learnerIds }) => ({ id, name, school, children: learnerIds.map((child) => this.#county.reference(child)) })) };
  }

  preview(caller: Caller, { audience, isUrgent, scheduledFor }: AudienceQuestion): AudienceReach {
    const childIds = this.#childrenOf(caller, audience);
    const now = this.#now();
    const weekAgo = new Date(Date.parse(now) - 7 * dayMs).toISOString();
    const unreachable = childIds.filter((id) => this.#county.guardiansOf(id).length === 0);
    const recent = this.#county.fixtures.announcements.filter((one) => this.#stateOf(one) === 'sent' && one.at > weekAgo);
    const tasks = this.#county.fixtures.tasks.filter(({ createdAt }) => createdAt > weekAgo);
    const most = (count: (childId: string) => number) => Math.max(0, ...childIds.map(count));
    return {
      families: childIds.length,
      guardians: new Set(childIds.flatMap((id) => this.#county.guardiansOf(id))).size,
      unreachable: unreachable.slice(0, 50).map((id) => this.#county.reference(id)),
      unreachableCount: unreachable.length,
      load: {
        announcements: most((id) => recent.filter((one) => one.childIds.includes(id)).length),
        tasks: most((id) => tasks.filter(({ draft }) => this.#classOf(id)?.id === draft.classId).length),
        cap: weeklyCap,
      },
      deliverAt: deliveryTime(now, { scheduledFor, isUrgent }),
    };
  }

  send(caller: Caller, draft: AnnouncementDraft, key: string): Announcement {
    const known = this.#sent.get(key);
    if (known !== undefined) return this.get(caller, known);
    const { audience, personal, scheduledFor, attachments = [], dueAt, ...words } = draft;
    const childIds = this.#childrenOf(caller, audience);
    if (personal.some(({ childId }) => !childIds.includes(childId))) throw new Refusal('not-found');
    const isGuessed = draft.ask.kind === 'choice' && draft.ask.anonymous === true && (draft.dueAt === null || draft.ask.options.some(({ capacity }) => capacity !== null));
    const isTwice = draft.ask.kind === 'appointment' && !areInOrder(draft.ask.slots, draft.ask.minutes);
    if (isGuessed || isTwice) throw new Refusal('invalid-request');
    const texts = [announcementWords(words, attachments), ...personal.map(({ text }) => text)];
    this.#county.requireNoResults(caller, texts, this.#classes(caller).filter(({ learnerIds }) => childIds.some((id) => learnerIds.includes(id))));
    if (attachments.some(({ kind }) => kind === 'voice')) throw new Refusal('invalid-request');
    const now = this.#now();
    const one: MemoryAnnouncement = {
      ...words,
      dueAt: answerEnd(words.ask, dueAt),
      ...(attachments.length > 0 && { attachments: attachments.map(fileOf) }),
      id: newOrderedId(),
      senderId: caller.person.id,
      senderRole: caller.identity.role === 'manager' ? 'manager' : 'teacher',
      organisation: caller.identity.organisation,
      audience,
      personal: Object.fromEntries(personal.map(({ childId, text }) => [childId, text])),
      at: deliveryTime(now, { scheduledFor, isUrgent: words.urgentReason !== null }),
      recalled: false,
      childIds,
      reads: {},
      reminded: {},
      answers: {},
    };
    this.#county.fixtures.announcements.push(one);
    this.#sent.set(key, one.id);
    this.#tell(one, [one.senderId, ...(one.at <= now ? childIds.flatMap((id) => this.#county.guardiansOf(id)) : [])]);
    return this.#view(caller, one);
  }

  families(caller: Caller, announcementId: string, state?: 'unread' | 'unanswered' | 'joined'): AnnouncedFamily[] {
    const one = this.#sentBy(caller, announcementId);
    return one.childIds
      .map((childId): AnnouncedFamily => {
        const answer = one.answers[childId];
        const place = this.#classOf(childId);
        return {
          child: this.#county.reference(childId),
          class: { id: place?.id ?? '', name: place?.name ?? '' },
          guardians: this.#county.guardiansOf(childId).map((id) => ({ ...this.#county.reference(id), readAt: one.reads[id] ?? null })),
          remindedAt: one.reminded[childId] ?? null,
          answer: answer === undefined ? null : { ...answer, ...(one.ask.kind === 'choice' && one.ask.anonymous === true && { choices: [] }), own: answer.by === caller.person.id, by: this.#county.reference(answer.by) },
        };
      })
      .filter(({ guardians, answer }) => {
        if (state === 'joined') return one.ask.kind === 'sign-up' && answer?.choices.includes('join') === true;
        return state === 'unread' ? guardians.every(({ readAt }) => readAt === null) : state !== 'unanswered' || answer === null;
      })
      .sort((a, b) => (a.class.id + a.child.name < b.class.id + b.child.name ? -1 : 1));
  }

  remind(caller: Caller, announcementId: string): { reminded: number } {
    const one = this.#sentBy(caller, announcementId);
    if (this.#stateOf(one) !== 'sent') throw new Refusal('answers-closed');
    if (isNothingLeft(one.ask, this.#view(caller, one).counts, this.#now())) return { reminded: 0 };
    const dayAgo = new Date(Date.parse(this.#now()) - dayMs).toISOString();
    const wanting = this.families(caller, announcementId, one.ask.kind === 'none' ? 'unread' : 'unanswered').filter(
      ({ guardians, remindedAt }) => guardians.length > 0 && (remindedAt === null || remindedAt < dayAgo),
    );
    for (const { child } of wanting) one.reminded[child.id] = this.#now();
    this.#tell(one, [one.senderId, ...wanting.flatMap(({ guardians }) => guardians.map(({ id }) => id))]);
    return { reminded: wanting.length };
  }

  recall(caller: Caller, announcementId: string): Announcement {
    const one = this.#sentBy(caller, announcementId);
    this.takeBack(one.id);
    return this.#view(caller, one);
  }

  /** Whether somebody may is asked before. */
  takeBack(announcementId: string): void {
    const one = found(this.#county.fixtures.announcements.find(({ id }) => id === announcementId));
    one.recalled = true;
    delete one.attachments;
    this.#tell(one, [one.senderId, ...one.childIds.flatMap((id) => this.#county.guardiansOf(id))]);
  }

  #tell({ id }: MemoryAnnouncement, audience: readonly string[]): void {
    this.#county.onChange({ type: 'announcement.changed', announcementId: id }, audience);
  }

  #stateOf({ recalled, at }: MemoryAnnouncement): Announcement['state'] {
    return recalled ? 'recalled' : at > this.#now() ? 'scheduled' : 'sent';
  }

  #classOf(childId: string): MemoryClass | undefined {
    return this.#county.fixtures.classes.find(({ learnerIds }) => learnerIds.includes(childId));
  }

  #classes({ person, identity }: Caller): MemoryClass[] {
    if (identity.role !== 'teacher' && identity.role !== 'manager') throw new Refusal('forbidden');
    return this.#county.fixtures.classes.filter(({ teachers }) => identity.role === 'manager' || person.id in teachers);
  }

  #childrenOf(caller: Caller, audience: Audience): string[] {
    const classes = this.#classes(caller);
    const all = classes.flatMap(({ learnerIds }) => learnerIds);
    if (audience.kind === 'organisation') {
      if (caller.identity.role !== 'manager' || caller.identity.organisation.id !== audience.organisationId) throw new Refusal('not-found');
      return all;
    }
    if (audience.kind === 'children') return audience.childIds.map((id) => found(all.find((one) => one === id)));
    return [...new Set(audience.classIds.flatMap((id) => found(classes.find((one) => one.id === id)).learnerIds))];
  }

  #ownChildren({ identity }: Caller, { childIds }: MemoryAnnouncement): string[] {
    return identity.role === 'guardian' ? identity.children.map(({ id }) => id).filter((id) => childIds.includes(id)) : [];
  }

  #guards(personId: string, childId: string): boolean {
    return this.#county.guardiansOf(childId).includes(personId);
  }

  #concerns(caller: Caller, one: MemoryAnnouncement): boolean {
    const { role } = caller.identity;
    if (role === 'guardian') return this.#ownChildren(caller, one).length > 0 && one.at <= this.#now();
    return one.senderId === caller.person.id && one.senderRole === role;
  }

  #mine(caller: Caller, announcementId: string): MemoryAnnouncement {
    if (caller.identity.role === 'student') throw new Refusal('forbidden');
    return found(this.#county.fixtures.announcements.find((one) => one.id === announcementId && this.#concerns(caller, one)));
  }

  #sentBy(caller: Caller, announcementId: string): MemoryAnnouncement {
    if (caller.identity.role === 'guardian') throw new Refusal('forbidden');
    return this.#mine(caller, announcementId);
  }

  #view(caller: Caller, one: MemoryAnnouncement): Announcement {
    const { id, title, text, organisation, urgentReason, ask, dueAt, at, answers, reads, attachments } = one;
    const state = this.#stateOf(one);
    const isGuardian = caller.identity.role === 'guardian';
    const own = isGuardian ? this.#ownChildren(caller, one) : [];
    const told = toldOptions(ask, {
      isSender: !isGuardian,
      hasAnswered: own.some((childId) => answers[childId] !== undefined),
      isOver: dueAt !== null && dueAt < this.#now(),
      answered: Object.keys(answers).length,
    });
    const counts = told
      .map((optionId) => ({ optionId, count: Object.values(answers).filter(({ choices }) => choices.includes(optionId)).length }))
      .filter(({ count }) => count > 0);
    const files = attachments?.map(({ file: _bytes, ...file }) => file);
    const common = { id, title, text: isGuardian && state === 'recalled' ? '' : text, ...(files !== undefined && { attachments: files }), sender: this.#county.reference(one.senderId), organisation, urgentReason, ask, dueAt, state, at, counts };
    if (!isGuardian) return { ...common, received: null, sent: this.#reach(one) };
    const children = own.map((childId) => {
      const answer = answers[childId];
      const isOwn = answer?.by === caller.person.id && !answer.onBehalf;
      const isLeft = answer !== undefined && !answer.onBehalf && !this.#guards(answer.by, childId);
      return {
        child: this.#county.reference(childId),
        personal: state === 'recalled' ? null : (one.personal[childId] ?? null),
        answer: answer === undefined ? null : {
          answeredAt: answer.answeredAt, onBehalf: answer.onBehalf, own: isOwn, ...(isLeft && { isLeft }),
          choices: isOwn ? answer.choices : answer.onBehalf && ask.kind === 'appointment' && (answer.toldTo ?? caller.person.id) === caller.person.id ? answer.choices.filter((id) => id !== 'decline') : [], signature: isOwn ? answer.signature : null,
        },
      };
    });
    const isOver = closesInTime(ask) && dueAt !== null && dueAt < this.#now();
    const toAnswer = state === 'sent' && ask.kind !== 'none' && !isOver && children.some(({ answer }) => answer === null);
    const remindedAt = children.map(({ child }) => one.reminded[child.id] ?? null).find((when) => when !== null) ?? null;
    return { ...common, sent: null, received: { readAt: reads[caller.person.id] ?? null, remindedAt, toAnswer, children } };
  }

  #appointments({ answers }: MemoryAnnouncement): Appointment[] {
    return Object.entries(answers).flatMap(([childId, { choices, by, onBehalf }]) =>
      choices.filter((id) => id !== 'decline').map((slotId) => ({ slotId, child: this.#county.reference(childId), by: this.#county.reference(by), onBehalf })),
    );
  }

  #reach(one: MemoryAnnouncement): NonNullable<Announcement['sent']> {
    const { ask, audience, childIds, reads, answers, organisation } = one;
    const guardians = childIds.map((id) => this.#county.guardiansOf(id));
    const placeNames = {
      organisation: () => [organisation.name],
      classes: () => (audience.kind === 'classes' ? audience.classIds.map((id) => this.#county.fixtures.classes.find((one) => one.id === id)?.name ?? '') : []),
      children: () => childIds.map((id) => this.#county.reference(id).name),
    };
    return {
      families: childIds.length,
      reachable: guardians.filter((own) => own.length > 0).length,
      read: guardians.filter((own) => own.some((id) => id in reads)).length,
      answered: Object.keys(answers).length,
      places: placeNames[audience.kind](),
      ...(ask.kind === 'appointment' && { appointments: this.#appointments(one) }),
    };
  }
}
