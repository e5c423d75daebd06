/** What can be chosen of what an announcement asks, how many may choose each, and until when: one rule for service and elements. */

/** One thing that can be chosen. */
export interface Choosable {
  readonly id: string;
  /** So many children; null: any number. */
  readonly capacity: number | null;
  /** From then on it is neither taken nor given back. */
  readonly startsAt: string | null;
}
/** What is asked, whatever its kind. */
export interface Asked {
  readonly kind: string;
  readonly options?: readonly Choosable[] | undefined;
  readonly most?: number | undefined;
  readonly slots?: readonly { readonly id: string; readonly startsAt: string }[] | undefined;
  readonly capacity?: number | null | undefined;
}
/** What can be chosen, and how much of it at least and at most. */
export interface Choosing {
  readonly options: readonly Choosable[];
  readonly least: number;
  readonly most: number;
}

const open = (id: string, capacity: number | null = null): Choosable => ({ id, capacity, startsAt: null });

export function choosing({ kind, options = [], most = 0, slots = [], capacity = null }: Asked): Choosing {
  if (kind === 'consent') return { options: [open('agree'), open('refuse')], least: 1, most: 1 };
  // Whoever does not take part says so as easily: then nothing waits for an answer.
  if (kind === 'sign-up') return { options: [open('join', capacity), open('decline')], least: 1, most: 1 };
  if (kind === 'appointment') return { options: [...slots.map(({ id, startsAt }) => ({ id, capacity: 1, startsAt })), open('decline')], least: 0, most: 1 };
  return kind === 'choice' ? { options, least: 0, most } : { options: [], least: 0, most: 0 };
}

/** Everything that can be had is taken, or has begun: whoever has nothing yet can only say that they do not come. */
export function isNothingLeft(ask: Asked, counts: readonly { readonly optionId: string; readonly count: number }[], now: string): boolean {
  const wanted = choosing(ask).options.filter(({ id }) => ask.kind === 'choice' || id !== 'decline');
  const taken = (wantedId: string): number => counts.find(({ optionId }) => optionId === wantedId)?.count ?? 0;
  return closesInTime(ask) && wanted.every(({ id, capacity, startsAt }) => (capacity !== null && taken(id) >= capacity) || (ask.kind === 'appointment' && startsAt !== null && Date.parse(startsAt) < Date.parse(now)));
}

/** Such an answer may be given anew; a receipt or a signature stands. */
export const isChangeable = ({ kind }: Asked): boolean => ['consent', 'choice', 'appointment', 'sign-up'].includes(kind);

/** An answer that stands, as it is to who wants another one in its place. */
export interface Standing {
  /** Given by the same person, in the same part: as a guardian, or entered as the sender. */
  readonly own: boolean;
  readonly onBehalf: boolean;
  /** Who gave it guards the child today. */
  readonly giverGuards: boolean;
}
/**
 * Who gave an answer may change it. The sender frees and changes any place of a list and any appointment, for families call; and what
 * somebody said who guards the child no longer is changed by whoever does.
 */
export function mayReplace(ask: Asked, { own, onBehalf, giverGuards }: Standing, isSender: boolean): boolean {
  if (!isChangeable(ask)) return false;
  if (own) return true;
  return isSender ? ask.kind === 'appointment' || ask.kind === 'sign-up' : !onBehalf && !giverGuards;
}

/** After its time nothing is chosen any more. A receipt, a signature or a consent that comes late is still worth having. */
export const closesInTime = ({ kind }: Asked): boolean => ['choice', 'appointment', 'sign-up'].includes(kind);

/** When the time to answer is over. Of appointments at the latest when the last one begins. */
export function answerEnd({ kind, slots = [] }: Asked, dueAt: string | null): string | null {
  if (kind !== 'appointment') return dueAt;
  const last = Math.max(...slots.map(({ startsAt }) => Date.parse(startsAt)));
  return new Date(dueAt === null ? last : Math.min(last, Date.parse(dueAt))).toISOString();
}

/** Slots of one sender: each begins when the one before it is over, or later. */
export const areInOrder = (slots: readonly { readonly startsAt: string }[], minutes: number): boolean =>
  slots.every(({ startsAt }, index) => index === 0 || Date.parse(startsAt) - Date.parse(slots[index - 1]?.startsAt ?? '') >= minutes * 60_000);
