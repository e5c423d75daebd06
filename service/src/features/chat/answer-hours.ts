/** When a teacher answers: said by the teacher, read by the families of the own talks. */
import { usualAnswerHours, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { tellPrivateTalks } from './tell-talks.ts';

type Hours = RouteOutput<typeof routes.setAnswerHours>;

/** Hours as a row has them; days by their digits. */
export interface HoursRow {
  hoursDays: string | null;
  hoursFrom: number | null;
  hoursTo: number | null;
}

/** What the teacher said, else what is usual. */
export function hoursOf({ hoursDays, hoursFrom, hoursTo }: HoursRow): Hours {
  if (hoursDays === null || hoursFrom === null || hoursTo === null) return { ...usualAnswerHours, days: [...usualAnswerHours.days] };
  return { days: Array.from(hoursDays, Number), fromMinute: hoursFrom, toMinute: hoursTo };
}

/** Families hear of it at once: what they read of the teacher's hours is not of yesterday. */
export async function setAnswerHours(db: Executor, caller: Caller, hours: Hours): Promise<Hours> {
  const { tenantId, personId } = caller;
  const values = { days: hours.days.toSorted((a, b) => a - b).join(''), from_minute: hours.fromMinute, to_minute: hours.toMinute };
  await db
    .insertInto('answer_hours')
    .values({ tenant_id: tenantId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(values))
    .execute();
  await tellPrivateTalks(db, caller);
  return hours;
}
