/** Puts a county together: who works where, which families there are, who sits in which class. */
import { BROTHER, CAST, CAST_CLASS, CAST_PARTS, CLASS_TEACHER } from './cast.ts';
import { Registry } from './names.ts';
import { People } from './people.ts';
import type { Family, Person, Pupils } from './people.ts';
import type { ClassPlan, Place } from './places.ts';
import { Chance } from './random.ts';
import { hire, shareOut } from './staff.ts';
import type { Teacher, Teaching } from './staff.ts';

/** A whole county. */
export interface County {
  places: readonly Place[];
  people: readonly Person[];
  classes: (Pupils & { teachings: Teaching[] })[];
  /** Ids of people who show something, by what they show. */
  cast: Record<string, string>;
}

/** A county drawn from a seed. `isMain`: with the hand-made class, officials of city and province, and a travelling teacher. */
export function drawCounty(prefix: string, seed: number, places: readonly Place[], plans: readonly ClassPlan[], isMain: boolean): County {
  const names = new Registry(new Chance(seed));
  const people = new People(prefix, new Chance(seed + 1), names);
  for (const { family, given } of [...CAST, BROTHER, CLASS_TEACHER]) names.reserve(family, given);

  const cast: Record<string, string> = {};
  const teachers = new Map<string, Teacher[]>();
  for (const { id, level } of places) if (level === 'school') teachers.set(id, hire(people, id));
  manage(people, places, teachers, isMain, cast);
  if (isMain) travel(teachers);

  const classes = plans.map((plan) => ({
    plan,
    pupils: [] as Person[],
    teachings: shareOut(plan, plan.grade - 1, teachers.get(plan.school) ?? []),
  }));
  const leader = classes.find(({ plan }) => plan.id === CAST_CLASS)?.teachings.find(({ leads }) => leads)?.teacher;
  if (leader) leader.name = CLASS_TEACHER;
  fill(people, classes, teachers, cast);
  if (leader) cast['teacher'] = leader.id;
  return { places, people: people.all, classes, cast };
}

function manage(people: People, places: readonly Place[], teachers: Map<string, Teacher[]>, isMain: boolean, cast: Record<string, string>): void {
  for (const { id, level } of places) {
    if (level === 'school') {
      const own = teachers.get(id)?.[0]?.person;
      // In a small school the head teaches too.
      const isSmall = (teachers.get(id)?.length ?? 0) < 10;
      if (isSmall && own) own.parts.push({ role: 'principal', org: id });
      const head = isSmall && own ? own : people.adult(people.names.name('han', 'adult'), [{ role: 'principal', org: id }]);
      cast[`head-${id.replace('sch-', '')}`] = head.id;
    } else if (level === 'county' || isMain) {
      const role = level === 'province' ? 'systemAdministrator' : 'districtAdministrator';
      cast[`manager-${level}`] = people.adult(people.names.name('han', 'adult'), [{ role, org: id }]).id;
      if (level === 'county' && isMain) people.adult(people.names.name('han', 'adult'), [{ role, org: id }]);
    }
  }
}

/** An art teacher of the central school who drives to the village twice a week. */
function travel(teachers: Map<string, Teacher[]>): void {
  const artist = teachers.get('sch-central')?.find(({ subjects }) => subjects.includes('美术'));
  if (!artist) return;
  artist.person.parts.push({ role: 'teacher', org: 'sch-village' });
  teachers.get('sch-village')?.push(artist);
}

/** Brothers and sisters are spread over classes and schools, and some teachers are parents. */
function fill(people: People, classes: County['classes'], teachers: Map<string, Teacher[]>, cast: Record<string, string>): void {
  const { chance } = people;
  const families: { family: Family; children: Person[]; classes: Set<string> }[] = [];
  const parents = [...teachers.values()].flatMap((ones) => ones.filter((_, index) => index % 9 === 2).map(({ person }) => person));
  const classTeacher = classes.find(({ plan }) => plan.id === CAST_CLASS)?.teachings.find(({ leads }) => leads)?.teacher;
  const oldest = classes.at(-1)?.plan;

  for (const { plan, pupils } of classes) {
    while (pupils.length < plan.size) {
      if (plan.id === CAST_CLASS && pupils.length < CAST.length) {
        pupils.push(castChild(plan, pupils.length));
        continue;
      }
      if (plan === oldest && pupils.length === 0 && classTeacher) {
        pupils.push(...firstOfOldest(plan, classTeacher));
        continue;
      }
      const older = families.filter(({ children, classes: taken }) => children.length < 3 && !taken.has(plan.id));
      const known = older.length > 0 && chance.happens(0.17) ? chance.pick(older) : undefined;
      const home = known ?? newHome(people.family(plan.school, chance.happens(0.03) ? parents.pop() : undefined));
      pupils.push(bear(home, plan));
    }
  }

  function newHome(family: Family): (typeof families)[number] {
    const home = { family, children: [], classes: new Set<string>() };
    families.push(home);
    return home;
  }

  function bear(home: (typeof families)[number], plan: ClassPlan, name?: Person['name']): Person {
    const child = people.child(home.family, plan, name);
    home.children.push(child);
    home.classes.add(plan.id);
    return child;
  }

  function castChild(plan: ClassPlan, index: number): Person {
    const name = CAST[index];
    if (!name) throw new RangeError('The cast is smaller than its part of the class.');
    const tradition = name.full.includes('·') ? 'uyghur' : name.own ? 'tibetan' : 'han';
    const parent = people.adult(people.names.name(tradition, 'adult', name.family), [{ role: 'parent', org: plan.school }]);
    const home = newHome({ tradition, familyName: name.family, guardians: [parent] });
    const child = bear(home, plan, name);
    // The story of these children is told by hand: no more brothers and sisters by chance.
    families.pop();
    const part = CAST_PARTS[index];
    if (part) cast[part] = child.id;
    if (index === 0) Object.assign(cast, { guardian: parent.id });
    return child;
  }

  function firstOfOldest(plan: ClassPlan, teacher: Person): Person[] {
    const guardian = people.all.find(({ id }) => id === cast['guardian']);
    if (!guardian) return [];
    const brother = people.child({ tradition: 'han', familyName: BROTHER.family, guardians: [guardian] }, plan, BROTHER);
    const ofTeacher = people.child(people.family(plan.school, teacher), plan);
    Object.assign(cast, { 'pupil-brother': brother.id, 'pupil-of-teacher': ofTeacher.id });
    return [brother, ofTeacher];
  }
}
