/** The roster of another office of the same county, in which one of the county's children stands a second time. */
import type { County } from './county.ts';
import type { Person } from './people.ts';
import type { ClassPlan, Place } from './places.ts';

/** A child who moved between schools is listed by the old and by the new one: same number, other id. */
export function transferOf(county: County): County {
  const child = county.people.find(({ id }) => id === county.cast['pupil-moved']);
  if (!child) throw new Error('The cast lacks the child who moved.');
  const school: Place = { id: 'sch-hexi', name: '云岭县河西小学', type: 'school', level: 'school', code: 'LC0703-04', parent: 'org-yunling' };
  const plan: ClassPlan = { id: 'class-hexi-3-1', school: school.id, grade: 3, number: 1, size: 1 };
  const again: Person = { ...child, id: 'hx-s0001', number: 'HX0001', parts: [{ role: 'student', org: school.id }], guardians: [] };
  const places = [...county.places.filter(({ level }) => level !== 'school'), school];
  return { places, people: [again], classes: [{ plan, pupils: [again], teachings: [] }], cast: { 'pupil-moved': again.id } };
}
