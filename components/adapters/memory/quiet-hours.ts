/** Quiet hours in memory: the own choice, and what came in a stretch of time as one digest. */
import { digestTimes, quietUntil, usualQuiet } from '../../../contract/src/quiet-hours.ts';
import type { Digest, QuietChoice, QuietHours as Quiet } from '../../base/ports/quiet-hours.ts';
import type { Announcements } from './announcements.ts';
import type { Conversations } from './conversations.ts';
import { Refusal, type Caller, type County } from './county.ts';

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < 1440;

export class QuietHours {
  readonly #county: County;
  readonly #announcements: Announcements;
  readonly #conversations: Conversations;
  readonly #now: () => string;

  constructor(county: County, announcements: Announcements, conversations: Conversations, now: () => string) {
    this.#county = county;
    this.#announcements = announcements;
    this.#conversations = conversations;
    this.#now = now;
  }

  read(caller: Caller): Quiet {
    const now = this.#now();
    const choice: QuietChoice = this.#county.fixtures.quietHours[caller.person.id] ?? usualQuiet;
    const { told, waiting } = digestTimes(now, choice);
    const over = told && this.#count(caller, told);
    const isEmpty = over === null || over.notices + over.announcements + over.messages === 0;
    return { ...choice, quietUntil: quietUntil(now, choice.quiet), told: isEmpty ? null : over, waiting: waiting && this.#count(caller, waiting) };
  }

  set(caller: Caller, { quiet, digestMinute }: QuietChoice): Quiet {
    const isWrong = quiet !== null && (!isMinute(quiet.fromMinute) || !isMinute(quiet.toMinute) || quiet.fromMinute === quiet.toMinute);
    if (isWrong || (digestMinute !== null && !isMinute(digestMinute))) throw new Refusal('invalid-request');
    this.#county.fixtures.quietHours[caller.person.id] = { quiet, digestMinute };
    this.#county.onChange({ type: 'notice.read' }, [caller.person.id]);
    this.#conversations.tellPrivateTalks(caller);
    return this.read(caller);
  }

  #count(caller: Caller, { from, until }: { from: string; until: string }): Digest {
    const came = (at: string): boolean => at >= from && at < until;
    const notices = this.#county.notices(caller).filter(({ kind, readAt, createdAt }) => readAt === null && kind !== 'absence' && came(createdAt)).length;
    const announcements =
      caller.identity.role === 'guardian'
        ? this.#announcements.list(caller).items.filter(({ received, urgentReason, state, at }) => received?.readAt === null && urgentReason === null && state === 'sent' && came(at)).length
        : 0;
    const talks = this.#conversations.unreadTimes(caller).map((times) => times.filter(came).length).filter((count) => count > 0);
    return { from, until, notices, announcements, messages: talks.reduce((sum, count) => sum + count, 0), talks: talks.length };
  }
}
