/** The people of a county: teachers, heads, officials, and families with children in one or several schools. */
import { checkCharacter } from './pupil-number.ts';
import type { Name, Registry, Tradition } from './names.ts';
import type { ClassPlan } from './places.ts';
import type { Chance } from './random.ts';

/** A part somebody plays at an organisation. */
export interface Part {
  role: 'student' | 'teacher' | 'parent' | 'guardian' | 'relative' | 'principal' | 'districtAdministrator' | 'systemAdministrator';
  org: string;
  /** Subjects a teacher heads there. */
  heads?: readonly string[];
}

/** Anybody in the roster. */
export interface Person {
  id: string;
  name: Name;
  parts: Part[];
  /** Own number in the school or authority. */
  number: string;
  pupilNumber?: string;
  phone?: string;
  grade?: number;
  /** Ids of those who answer for a child. */
  guardians: string[];
}

/** A family: who answers for its children. */
export interface Family {
  tradition: Tradition;
  familyName: string;
  guardians: Person[];
}

/** A class with those in it. */
export interface Pupils {
  plan: ClassPlan;
  pupils: Person[];
}

/** Year in which the school year of the demo began. */
export const SCHOOL_YEAR = 2026;

/** Makes people with running numbers. */
export class People {
  readonly all: Person[] = [];
  readonly chance: Chance;
  readonly names: Registry;
  readonly #prefix: string;
  #sequence = 0;

  constructor(prefix: string, chance: Chance, names: Registry) {
    this.#prefix = prefix;
    this.chance = chance;
    this.names = names;
  }

  /** A new person. */
  add(kind: 'pupil' | 'adult', name: Name, parts: Part[], more: Partial<Person> = {}): Person {
    this.#sequence += 1;
    const number = String(this.#sequence).padStart(4, '0');
    const id = `${this.#prefix}-${kind === 'pupil' ? 's' : 'a'}${number}`;
    const person: Person = { id, name, parts, number: `${this.#prefix.toUpperCase()}${number}`, guardians: [], ...more };
    this.all.push(person);
    return person;
  }

  /** A grown-up with a telephone of a range that is not given out. */
  adult(name: Name, parts: Part[]): Person {
    return this.add('adult', name, parts, { phone: `1990000${String(this.#sequence + 1).padStart(4, '0')}` });
  }

  /** A family with its guardians: usually two parents, sometimes one, or grandparents while parents work far away. */
  family(school: string, teacher?: Person): Family {
    const tradition = teacher ? 'han' : this.names.tradition();
    const familyName = teacher?.name.family ?? this.names.family();
    const draw = this.chance.next();
    const role = draw < 0.12 ? 'relative' : draw < 0.16 ? 'guardian' : 'parent';
    const guardians: Person[] = [];
    if (teacher) {
      teacher.parts.push({ role: 'parent', org: school });
      guardians.push(teacher);
    } else guardians.push(this.adult(this.names.name(tradition, 'adult', familyName), [{ role, org: school }]));
    if (this.chance.happens(0.55)) guardians.push(this.adult(this.names.name(tradition, 'adult'), [{ role, org: school }]));
    return { tradition, familyName, guardians };
  }

  /** A child of a family in a class. */
  child(family: Family, plan: ClassPlan, name = this.names.name(family.tradition, 'child', family.familyName)): Person {
    for (const guardian of family.guardians) {
      const [first] = guardian.parts.filter(({ role }) => role === 'parent' || role === 'relative' || role === 'guardian');
      if (!guardian.parts.some((part) => part.role === first?.role && part.org === plan.school)) {
        guardian.parts.push({ role: first?.role ?? 'parent', org: plan.school });
      }
    }
    return this.add('pupil', name, [{ role: 'student', org: plan.school }], {
      pupilNumber: this.#pupilNumber(plan.grade),
      grade: plan.grade,
      guardians: family.guardians.map(({ id }) => id),
    });
  }

  /**
   * A pupil number with a good check character and the region 999999, which does not exist: it can never be the
   * number of a real child.
   */
  #pupilNumber(grade: number): string {
    const year = SCHOOL_YEAR - 6 - grade;
    const month = String(this.chance.between(1, 12)).padStart(2, '0');
    const day = String(this.chance.between(1, 28)).padStart(2, '0');
    const digits = `999999${year}${month}${day}${String(this.#sequence % 1000).padStart(3, '0')}`;
    return `G${digits}${checkCharacter(digits)}`;
  }
}
