/** Units in which another machine went further than this one while it had no line: said until the unit is opened again. */
import type { Course, LaunchDraft } from '../../base/ports/courses.ts';
import type { Database, KeptRecord } from './database.ts';

type Opened = Pick<LaunchDraft, 'unit' | 'taskId'>;
const nameOf = ({ unit, taskId }: Opened): string => `${unit} ${taskId ?? ''}`;

/** Another settling does not take it back: only who opens the unit sees what stands. */
export async function noteNewer(database: Database, key: [owner: string, resourceId: string], opened: Opened): Promise<void> {
  const { store } = database.transaction('kept', 'readwrite');
  const record = await store.get(key);
  if (record !== undefined) await store.put(withNoted(record, opened, true));
}

/** The record in which the unit is said to have gone further elsewhere, or not. */
export function withNoted(record: KeptRecord, opened: Opened, isNewer: boolean): KeptRecord {
  const others = (record.newerElsewhere ?? []).filter((name) => name !== nameOf(opened));
  return { ...record, newerElsewhere: isNewer ? [...others, nameOf(opened)] : others };
}

export function withNewer(course: Course, taskId: string | null, { newerElsewhere = [] }: Pick<KeptRecord, 'newerElsewhere'> = {}): Course {
  if (newerElsewhere.length === 0) return course;
  return { ...course, units: course.units.map((unit) => (newerElsewhere.includes(nameOf({ unit: unit.place, taskId })) ? { ...unit, isNewerElsewhere: true } : unit)) };
}
