/** Who works in the county: teachers with their subjects, heads of schools, officials. */
import type { People, Person } from './people.ts';
import { subjectsOf } from './places.ts';
import type { ClassPlan } from './places.ts';

/** A teacher and what he or she can teach, the first subject first. */
export interface Teacher {
  person: Person;
  subjects: readonly string[];
}

/** Who teaches what in a class. */
export interface Teaching {
  teacher: Person;
  subjects: string[];
  leads: boolean;
}

const times = (count: number, ...subjects: string[]): string[][] => Array.from({ length: count }, () => subjects);

/** What the teachers of each school teach; together sixty. */
export const TEACHERS_OF_SCHOOL: Readonly<Record<string, readonly string[][]>> = {
  'sch-central': [
    ...times(6, '语文'), ...times(6, '数学'), ...times(3, '英语'), ...times(3, '道德与法治'), ...times(4, '科学'),
    ...times(2, '音乐'), ...times(2, '美术'), ...times(3, '体育与健康'), ...times(3, '劳动'),
  ],
  'sch-village': [
    ['语文', '道德与法治'], ['语文', '劳动'], ['语文'], ['数学', '科学'], ['数学', '体育与健康'], ['数学'], ['英语', '音乐'], ['科学'],
  ],
  'sch-middle': [
    ...times(3, '语文'), ...times(3, '数学'), ...times(3, '英语'), ...times(2, '道德与法治'), ['历史'], ['地理'], ['生物学'],
    ...times(2, '物理'), ['化学'], ['体育与健康'], ['音乐'], ['美术', '劳动'],
  ],
  'sch-qinghe': [['语文', '道德与法治', '音乐', '美术'], ['数学', '科学', '英语', '体育与健康', '劳动']],
};

/** Hires the teachers of a school. */
export function hire(people: People, school: string): Teacher[] {
  const all = TEACHERS_OF_SCHOOL[school] ?? [];
  const isLast = (subject: string, place: number): boolean => !all.slice(place + 1).some((subjects) => subjects.includes(subject));
  const isAlone = (subject: string): boolean => all.filter((subjects) => subjects.includes(subject)).length === 1;
  return all.map((subjects, place) => {
    // Where several teach a subject, the last of them heads it (学科负责人).
    const heads = subjects.filter((subject) => isLast(subject, place) && !isAlone(subject));
    return { person: people.adult(people.names.name('han', 'adult'), [{ role: 'teacher', org: school, ...(heads.length > 0 && { heads }) }]), subjects };
  });
}

/** Shares the subjects of a class out among the teachers, turn by turn, so that each has something to teach. */
export function shareOut(plan: ClassPlan, turn: number, teachers: readonly Teacher[]): Teaching[] {
  const teachings = new Map<Person, Teaching>();
  for (const subject of subjectsOf(plan.grade)) {
    const able = teachers.filter(({ subjects }) => subjects.includes(subject));
    const chosen = able[turn % Math.max(1, able.length)];
    if (!chosen) continue;
    const teaching = teachings.get(chosen.person) ?? { teacher: chosen.person, subjects: [], leads: false };
    teaching.subjects.push(subject);
    teachings.set(chosen.person, teaching);
  }
  const [leader] = teachings.values();
  if (leader) leader.leads = true;
  return [...teachings.values()];
}
