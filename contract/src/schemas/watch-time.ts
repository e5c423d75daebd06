/** How long a child may watch, as the own guardians say, and how long it has watched today. */
import * as v from 'valibot';
import { CalendarDate, Id, PersonReference, Timestamp } from './common.ts';

const minutes = (least: number, most: number) => v.nullable(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)));
const TimeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/), v.description('In Asia/Shanghai, hh:mm.'));

export const WatchRule = v.pipe(
  v.object({
    dailyMinutes: v.pipe(minutes(5, 600), v.description('A day. Null: no limit.')),
    from: v.pipe(v.nullable(TimeOfDay), v.description('Not before. Null with `to`: at any time.')),
    to: v.pipe(v.nullable(TimeOfDay), v.description('Not after.')),
    restMinutes: v.pipe(minutes(10, 60), v.description('After so long eyes rest. Null: as the stage of the lesson says.')),
    tasksExempt: v.pipe(v.boolean(), v.description('What a teacher has given as a task may be watched all the same, and does not count.')),
  }),
  v.check(({ from, to }) => (from === null) === (to === null) && (from === null || to === null || from < to), 'both times or none, in their order'),
  v.title('WatchRule'),
);
export const WatchTime = v.pipe(
  v.object({
    learnerId: Id,
    rule: v.pipe(v.nullable(WatchRule), v.description('Null where no guardian has said anything.')),
    setBy: v.nullable(PersonReference),
    day: CalendarDate,
    usedSeconds: v.pipe(v.number(), v.minValue(0), v.description('Watched today on all devices, tasks aside.')),
    taskSeconds: v.pipe(v.number(), v.minValue(0), v.description('Watched today in tasks.')),
    at: v.pipe(Timestamp, v.description('By the clock of the service: a changed clock of a device is no other time.')),
  }),
  v.title('WatchTime'),
);
