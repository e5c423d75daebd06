/** Attendance of the county in memory. */
import { attendanceStatus, explainsRoll, worstOf } from '../../../contract/src/attendance-status.ts';
import { dayInChina, dayMs } from '../../../contract/src/china-time.ts';
import { newOrderedId } from '../../base/id.ts';
import type { AttendanceDraft, AttendanceEntry, AttendanceMark, AttendanceRoll, ChildAttendance } from '../../base/ports/attendance.ts';
import type { LeaveDays } from '../../base/ports/leave.ts';
import type { Notice } from '../../base/ports/notices.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryClass, MemoryMark } from './fixtures.types.ts';

const shownDays = 60;

export class Attendance {
  readonly #county: County;
  readonly #now: () => string;

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  roll(caller: Caller, classId: string, day: string): AttendanceRoll {
    const { id, name, learnerIds } = this.#taught(caller, classId);
    const taken = this.#county.fixtures.rolls.find((roll) => roll.classId === id && roll.day === day);
    const entries = learnerIds.map((childId): AttendanceEntry => {
      const marks = this.#marks(childId).filter((mark) => mark.classId === id && mark.day === day);
      const last = marks.at(-1);
      const leave = this.#leaveOn(childId, day);
      return {
        learner: this.#county.reference(childId),
        status: attendanceStatus(last?.status ?? null, { isOnLeave: explainsRoll(leave), isTaken: taken !== undefined }),
        note: last?.note ?? null,
        leave,
        undecided: this.#leaveOn(childId, day, 'submitted'),
        revision: marks.length === 0 ? null : marks.length,
        marked: last === undefined ? null : { by: this.#county.reference(last.by), at: last.at, corrected: marks.length > 1 },
      };
    });
    return {
      class: { id, name },
      day,
      taken: taken === undefined ? null : { by: this.#county.reference(taken.by), at: taken.at },
      entries: entries.sort((a, b) => a.learner.name.localeCompare(b.learner.name, 'zh-CN')),
    };
  }

  take(caller: Caller, { classId, day }: { classId: string; day: string }, { marks, taken }: AttendanceDraft): AttendanceRoll {
    const before = this.roll(caller, classId, day);
    if (day > dayInChina(Date.parse(this.#now()))) throw new Refusal('invalid-request');
    const { attendance, rolls } = this.#county.fixtures;
    const said = { classId, day, by: caller.person.id, at: this.#now() };
    for (const { learnerId } of marks) found(before.entries.find(({ learner }) => learner.id === learnerId));
    // Whoever is away with leave when the roll is taken is written down.
    const away = taken ? before.entries.filter(({ learner, status, marked }) => status === 'leave' && marked === null && marks.every(({ learnerId }) => learnerId !== learner.id)) : [];
    const wanted = [...marks, ...away.map(({ learner }) => ({ learnerId: learner.id, status: 'leave' as const, note: null, revision: null }))];
    const changed = wanted.filter(({ learnerId, revision }) => before.entries.find(({ learner }) => learner.id === learnerId)?.revision === revision);
    for (const mark of changed) this.#notify(caller, before, mark);
    attendance.push(...changed.map(({ learnerId, status, note }): MemoryMark => ({ ...said, childId: learnerId, status, note })));
    const isFirst = taken && before.taken === null;
    if (isFirst) rolls.push(said);
    if (isFirst || changed.length > 0) this.#county.onChange({ type: 'attendance.changed' }, Object.keys(this.#taught(caller, classId).teachers));
    for (const { learnerId } of changed) this.#county.onChange({ type: 'attendance.changed', personId: learnerId }, this.#county.guardiansOf(learnerId));
    return this.roll(caller, classId, day);
  }

  ofChild({ identity }: Caller, learnerId: string): ChildAttendance {
    if (identity.role !== 'guardian') throw new Refusal('forbidden');
    const learner = found(identity.children.find(({ id }) => id === learnerId));
    const now = Date.parse(this.#now());
    const day = dayInChina(now);
    const first = dayInChina(now - shownDays * dayMs);
    const own = this.#county.fixtures.classes.filter(({ learnerIds }) => learnerIds.includes(learnerId));
    const last = new Map(this.#marks(learnerId).map((mark) => [`${mark.day} ${mark.classId}`, mark]));
    const isTaken = this.#county.fixtures.rolls.some((roll) => roll.day === day && own.some(({ id }) => id === roll.classId));
    const days = [...last.values()].filter((mark) => mark.status !== 'present' && mark.day >= first).sort((a, b) => (a.day < b.day ? 1 : -1));
    return {
      learner: { id: learner.id, name: learner.name },
      day,
      today: attendanceStatus(worstOf([...last.values()].filter((mark) => mark.day === day).map(({ status }) => status)), { isOnLeave: explainsRoll(this.#leaveOn(learnerId, day)), isTaken }),
      days: days.map(({ day: on, classId, status, note }) => {
        const { id, name } = found(this.#county.fixtures.classes.find((one) => one.id === classId));
        return { day: on, class: { id, name }, status: attendanceStatus(status, { isOnLeave: explainsRoll(this.#leaveOn(learnerId, on)), isTaken: true }) ?? status, note };
      }),
    };
  }

  /** A family is told at once that nobody has seen the child, and when it was a mistake: one notice a child and day. */
  #notify(caller: Caller, { day, class: { id: classId, name: className }, entries }: AttendanceRoll, { learnerId, status }: AttendanceMark): void {
    const { learner, leave, status: known } = found(entries.find((entry) => entry.learner.id === learnerId));
    const isMissed = attendanceStatus(status, { isOnLeave: explainsRoll(leave), isTaken: true }) === 'absent';
    if (day !== dayInChina(Date.parse(this.#now())) || isMissed === (known === 'absent')) return;
    const { fixtures } = this.#county;
    const elsewhere = new Map(this.#marks(learnerId).filter((mark) => mark.day === day && mark.classId !== classId).map((mark) => [mark.classId, mark.status]));
    if (!isMissed && [...elsewhere.values()].includes('absent')) return;
    const kind = isMissed ? ('absence' as const) : ('absence-corrected' as const);
    const parameters = { className, learnerId, learnerName: learner.name, day };
    for (const personId of this.#county.guardiansOf(learnerId)) {
      const notice = { id: newOrderedId(), kind, createdAt: this.#now(), readAt: null, sender: this.#county.reference(caller.person.id), parameters };
      fixtures.notices = fixtures.notices.filter((one) => one.personId !== personId || !isAbout(one.notice, learnerId, day));
      fixtures.notices.push({ personId, notice });
      this.#county.onChange({ type: 'notice.created', noticeId: notice.id }, [personId]);
    }
  }

  #taught({ person, identity }: Caller, classId: string): MemoryClass {
    if (identity.role !== 'teacher') throw new Refusal('forbidden');
    return found(this.#county.fixtures.classes.find(({ id, teachers }) => id === classId && person.id in teachers));
  }

  #marks(childId: string): MemoryMark[] {
    return this.#county.fixtures.attendance.filter((mark) => mark.childId === childId);
  }

  #leaveOn(childId: string, day: string, wanted: 'approved' | 'submitted' = 'approved'): LeaveDays | null {
    const all = this.#county.fixtures.leave.filter(({ child, state, firstDay, lastDay }) => child.id === childId && state === wanted && firstDay <= day && day <= lastDay);
    const one = all.find(({ part }) => part === 'day') ?? all.find(({ part }) => part === 'morning') ?? all[0];
    return one === undefined ? null : { kind: one.kind, firstDay: one.firstDay, lastDay: one.lastDay, part: one.part, reason: one.reason };
  }
}

function isAbout({ kind, parameters }: Notice, learnerId: string, day: string): boolean {
  return (kind === 'absence' || kind === 'absence-corrected') && parameters.learnerId === learnerId && parameters.day === day;
}
