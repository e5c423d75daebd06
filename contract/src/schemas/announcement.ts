/**
 * Announcements (通知): one clear message of a school to families, with at most one thing asked in return. What is asked is
 * one small form, whatever people call it: a receipt, a signature, a consent, a vote, a sign-up list, an appointment.
 */
import * as v from 'valibot';
import { areInOrder } from '../ask-options.ts';
import { mostAttachments } from '../attachment-types.ts';
import { resultRules } from '../visible-counts.ts';
import { Attachment, AttachmentDraft, AttachmentId } from './attachment.ts';
import { ClassReference, Id, OrganisationReference, PersonReference, Timestamp, pageOf } from './common.ts';

/** So many announcements and tasks in a week are as much as a family can be asked to take in. */
export const weeklyCap = 10;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const OptionId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,36}$/), v.description('Unique within the announcement.'));

/** One thing that a family can choose. */
export const AskOption = v.pipe(
  v.object({
    id: OptionId,
    label: words(120),
    capacity: v.pipe(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))), v.description('So many families; null: any number.')),
    startsAt: v.pipe(v.nullable(Timestamp), v.description('When it begins, for an appointment.')),
  }),
  v.title('AskOption'),
);

/** A time that one family can have for itself. */
export const AppointmentSlot = v.pipe(v.object({ id: OptionId, startsAt: Timestamp }), v.title('AppointmentSlot'));

/** What a family is asked for, once for each child. */
export const Ask = v.pipe(
  v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('receipt') }),
    v.object({ kind: v.literal('signature') }),
    v.pipe(
      v.object({
        kind: v.literal('consent'),
        refusal: v.pipe(words(500), v.description('What happens when a family refuses; told before they decide.')),
      }),
      v.description('Answered with the choice `agree` or `refuse`, which weigh the same.'),
    ),
    v.object({
      kind: v.literal('choice'),
      options: v.pipe(v.array(AskOption), v.minLength(1), v.maxLength(50), v.check((options) => new Set(options.map(({ id }) => id)).size === options.length, 'options with ids of their own')),
      most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50), v.description('How many of them one family may choose.')),
      results: v.pipe(v.optional(v.picklist(resultRules), 'sender'), v.description('Whether families are told how often each was chosen: never, once they have answered, or when the time to answer is over.')),
      anonymous: v.pipe(v.optional(v.boolean(), false), v.description('Nobody is told who chose what, the sender included; counts are told when it is over, where at least 5 have answered. Needs `dueAt`, and no option has a capacity.')),
    }),
    v.pipe(
      v.object({
        kind: v.literal('appointment'),
        place: words(120),
        minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240), v.description('How long each takes.')),
        slots: v.pipe(v.array(AppointmentSlot), v.minLength(1), v.maxLength(100), v.check((slots) => new Set(slots.map(({ id }) => id)).size === slots.length, 'slots with ids of their own'), v.check((slots) => slots.every(({ id }) => id !== 'decline'), 'no slot with the id of the answer that nobody comes')),
      }),
      v.check(({ slots, minutes }) => areInOrder(slots, minutes), 'slots in the order of time, none over another'),
      v.description('Answered with the id of a slot as the choice, each for one child alone, or with `decline` by who does not come; with none it is given back, and to be answered again. It is taken, changed and given back until `dueAt` and until it begins. Families are told which are taken, never by whom.'),
    ),
    v.pipe(
      v.object({ kind: v.literal('sign-up'), capacity: v.pipe(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))), v.description('So many children; null: any number.')) }),
      v.description('A list (接龙). Answered with the choice `join` or `decline`, and changed until `dueAt`. Families are told how many places are taken where they are limited; who stands on it only the sender is told.'),
    ),
  ]),
  v.title('Ask'),
);

/** Whom it is for: the families of an organisation, of classes, or of single children. */
export const Audience = v.pipe(
  v.variant('kind', [
    v.object({ kind: v.literal('organisation'), organisationId: Id }),
    v.object({ kind: v.literal('classes'), classIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(200)) }),
    v.object({ kind: v.literal('children'), childIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)) }),
  ]),
  v.title('Audience'),
);

const UrgentReason = v.pipe(
  v.nullable(words(200)),
  v.description('Why it cannot wait; it then goes out at night too, and families read why. Null: it can wait.'),
);

export const AnnouncementDraft = v.pipe(
  v.object({
    audience: Audience,
    title: v.pipe(words(120), v.description('Shown in lists and notifications: never about one child.')),
    text: v.pipe(words(5000), v.description('Plain text for all families alike.')),
    personal: v.pipe(
      v.array(v.object({ childId: Id, text: words(1000) })),
      v.maxLength(500),
      v.description('What only the family of one child reads, a result for instance.'),
    ),
    urgentReason: UrgentReason,
    ask: Ask,
    dueAt: v.nullable(Timestamp),
    scheduledFor: v.pipe(v.nullable(Timestamp), v.description('Not before this; null: as soon as may be.')),
    attachments: v.optional(
      v.pipe(v.array(AttachmentId), v.maxLength(mostAttachments), v.check((ids) => new Set(ids).size === ids.length, 'each once'), v.description('What the caller has uploaded whole for an announcement, in the order in which it is shown.')),
    ),
  }),
  v.check(({ ask, dueAt }) => ask.kind !== 'choice' || !ask.anonymous || (dueAt !== null && ask.options.every(({ capacity }) => capacity === null)), 'an anonymous choice with an end, and without limited places'),
  v.title('AnnouncementDraft'),
);

/** A voice is for talks: what a school tells all families can be read, by those who hear nothing as well. */
export const AnnouncedFileDraft = v.pipe(v.object({ ...AttachmentDraft.entries, kind: v.picklist(['picture', 'file']) }), v.title('AnnouncedFileDraft'));

/** What a family has answered for one child. */
export const FamilyAnswer = v.pipe(
  v.object({
    answeredAt: Timestamp,
    own: v.pipe(v.boolean(), v.description('Given by the reader. Of what another guardian of the child has answered only this is told.')),
    onBehalf: v.pipe(v.boolean(), v.description('Entered by the sender, from paper or a call.')),
    isLeft: v.optional(v.pipe(v.boolean(), v.description('Given by somebody who guards the child no longer: whoever does may give another one, where answers are changed at all.'))),
    choices: v.pipe(v.array(OptionId), v.description('All to the sender. To a family those of an own answer, and of one that the sender has entered the slot of an appointment, so that both guardians know when to come; where a guardian had answered before, to that one alone.')),
    signature: v.nullable(v.string()),
  }),
  v.title('FamilyAnswer'),
);

/** An own child whom an announcement is about. */
export const AnnouncedChild = v.pipe(
  v.object({ child: PersonReference, personal: v.nullable(v.string()), answer: v.nullable(FamilyAnswer) }),
  v.title('AnnouncedChild'),
);

export const OptionCount = v.pipe(v.object({ optionId: OptionId, count: Count }), v.title('OptionCount'));

/** Who comes when. */
export const Appointment = v.pipe(
  v.object({ slotId: OptionId, child: PersonReference, by: v.pipe(PersonReference, v.description('Who has taken it.')), onBehalf: v.boolean() }),
  v.title('Appointment'),
);

/** How far an announcement is, for who sent it. There is no order of who was first. */
export const AnnouncementReach = v.pipe(
  v.object({
    families: v.pipe(Count, v.description('Children whose families it is for.')),
    reachable: v.pipe(Count, v.description('Of these, children with a guardian who can be reached here.')),
    read: v.pipe(Count, v.description('Children of whom a guardian has read it.')),
    answered: Count,
    places: v.pipe(v.array(v.string()), v.description('Whom it is for, in names of classes, an organisation or children.')),
    appointments: v.optional(v.pipe(v.array(Appointment), v.description('Of an appointment: the slots that are taken.'))),
  }),
  v.title('AnnouncementReach'),
);

/** An announcement. `received` is for a guardian, `sent` for who sent it; the other one is null. */
export const Announcement = v.pipe(
  v.object({
    id: Id,
    title: v.string(),
    text: v.pipe(v.string(), v.description('Empty to families once it is recalled.')),
    attachments: v.optional(v.pipe(v.array(Attachment), v.description('Absent: none, or gone because it was recalled.'))),
    sender: PersonReference,
    organisation: OrganisationReference,
    urgentReason: v.nullable(v.string()),
    ask: Ask,
    dueAt: v.nullable(Timestamp),
    state: v.picklist(['scheduled', 'sent', 'recalled']),
    at: v.pipe(Timestamp, v.description('When it was delivered, or will be.')),
    counts: v.pipe(v.array(OptionCount), v.description('How often options were chosen: all to the sender, to families those with a capacity, and as `ask.results` says; of an anonymous choice none before it is over.')),
    received: v.nullable(
      v.object({
        readAt: v.nullable(Timestamp),
        remindedAt: v.pipe(v.nullable(Timestamp), v.description('When the sender last reminded this family.')),
        toAnswer: v.pipe(v.boolean(), v.description('Something is still to be answered.')),
        children: v.array(AnnouncedChild),
      }),
    ),
    sent: v.nullable(AnnouncementReach),
  }),
  v.title('Announcement'),
);
export const AnnouncementPage = v.pipe(
  v.object({
    ...pageOf('AnnouncementPage', Announcement).entries,
    toAnswer: Count,
    unread: Count,
    waiting: v.pipe(Count, v.description('To be answered or not read, or both.')),
  }),
  v.title('AnnouncementPage'),
);

export const AnnouncementAnswer = v.pipe(
  v.object({
    childIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
    choices: v.pipe(v.array(OptionId), v.maxLength(50), v.description('Of a choice, a consent, an appointment or a list. None takes a choice or an appointment back.')),
    signature: v.pipe(v.nullable(words(60)), v.description('The full name of who signs, typed.')),
  }),
  v.title('AnnouncementAnswer'),
);

/** What the sender sees before sending. */
export const AudienceQuestion = v.pipe(
  v.object({ audience: Audience, isUrgent: v.boolean(), scheduledFor: v.nullable(Timestamp) }),
  v.title('AudienceQuestion'),
);
export const AudienceReach = v.pipe(
  v.object({
    families: Count,
    guardians: Count,
    unreachable: v.pipe(v.array(PersonReference), v.maxLength(50), v.description('Children without a guardian who can be reached here, at most 50.')),
    unreachableCount: Count,
    load: v.pipe(
      v.object({ announcements: Count, tasks: Count, cap: Count }),
      v.description('The most that one of these families has been sent in the past seven days, and what they can take in.'),
    ),
    deliverAt: Timestamp,
  }),
  v.title('AudienceReach'),
);

/** Whom the caller may write to. */
export const AudienceChoices = v.pipe(
  v.object({
    organisations: v.array(v.object({ ...OrganisationReference.entries, families: Count })),
    classes: v.array(
      v.object({
        ...ClassReference.entries,
        school: v.optional(v.pipe(v.string(), v.description('Name of its school: classes of several schools are called alike.'))),
        children: v.array(PersonReference),
      }),
    ),
  }),
  v.title('AudienceChoices'),
);

/** A family as the sender sees it, to know who still needs a call. */
export const AnnouncedFamily = v.pipe(
  v.object({
    child: PersonReference,
    class: ClassReference,
    guardians: v.array(v.object({ ...PersonReference.entries, readAt: v.nullable(Timestamp) })),
    remindedAt: v.nullable(Timestamp),
    answer: v.nullable(v.object({ ...FamilyAnswer.entries, by: PersonReference })),
  }),
  v.title('AnnouncedFamily'),
);
export const AnnouncedFamilyPage = pageOf('AnnouncedFamilyPage', AnnouncedFamily);

export const ReminderOutcome = v.pipe(
  v.object({ reminded: v.pipe(Count, v.description('Families reminded now. Nobody is reminded twice within a day.')) }),
  v.title('ReminderOutcome'),
);
