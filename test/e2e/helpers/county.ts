/** People of the demo county, asked for over HTTP like any client does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { AccessToken, ContactList, DemoPeople, Me } from '../../../contract/src/index.ts';

const api = '/api/v1';

/** Somebody who is signed in, outside any browser. */
export interface Caller {
  readonly me: v.InferOutput<typeof Me>;
  readonly token: string;
  /** Calls a route of the contract with the person's token. */
  call(path: string, init?: RequestInit): Promise<Response>;
}

/** One pupil with all who belong to the story of a lesson. */
export interface Family {
  readonly pupil: string;
  readonly guardian: string;
}

/** The people of one class, by name; names are what stands on the buttons of the sign-in page. */
export interface Cast {
  readonly className: string;
  readonly teacher: string;
  readonly families: readonly Family[];
}

export async function signInAs(origin: string, name: string): Promise<Caller> {
  const person = (await demoPeople(origin)).find((one) => one.name === name);
  if (!person) throw new Error(`There is nobody called ${name} in the demo county.`);
  return signInById(origin, person.id);
}

export async function signInById(origin: string, personId: string): Promise<Caller> {
  const own = { 'LS-Request': '1', 'Content-Type': 'application/json' };
  const answer = await fetch(`${origin}${api}/demo/sign-in`, { method: 'POST', headers: own, body: JSON.stringify({ personId }) });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const tokenAnswer = await fetch(`${origin}${api}/session/token`, { method: 'POST', headers: { ...own, Cookie: cookie } });
  const { accessToken: token } = v.parse(AccessToken, await tokenAnswer.json());
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${api}${path}`, { ...init, headers: new Headers([...new Headers(init.headers), ['Authorization', `Bearer ${token}`]]) });
  return { me: v.parse(Me, await (await call('/me')).json()), token, call };
}

/** A teacher who is nothing else, with the pupils of one class of theirs who have a guardian that is nothing else. */
export async function findCast(origin: string): Promise<Cast> {
  const items = await demoPeople(origin);
  const only = (role: string) => items.filter(({ roles }) => roles.length === 1 && roles[0] === role);
  const guardians = await Promise.all(only('guardian').map(async ({ id }) => (await signInById(origin, id)).me));
  for (const teacher of only('teacher')) {
    if (teacher.classes.length !== 1) continue;
    const families = only('student')
      .filter(({ organisation, classes }) => organisation === teacher.organisation && classes[0] === teacher.classes[0])
      .flatMap(({ id, name }) => {
        const guardian = guardians.find(({ identities }) => identities.some(({ children }) => children.some((child) => child.id === id)));
        return guardian ? [{ pupil: name, guardian: guardian.person.name }] : [];
      });
    if (families.length >= 4) return { className: teacher.classes[0] ?? '', teacher: teacher.name, families };
  }
  throw new Error('The demo county has no class for this journey.');
}

/** Somebody with the children whom they look after and one teacher teaches. */
export interface Home {
  readonly guardian: v.InferOutput<typeof Me>['person'];
  readonly children: readonly { readonly id: string; readonly name: string; readonly classId: string; readonly school: string }[];
}

/** A teacher of so many classes or more, who is nothing else. */
export async function findTeacherOfClasses(origin: string, least: number): Promise<Caller> {
  const teacher = (await demoPeople(origin)).find(({ roles, classes }) => roles.join() === 'teacher' && classes.length >= least);
  if (!teacher) throw new Error(`The demo county has no teacher of ${least} classes.`);
  return signInById(origin, teacher.id);
}

/** A parent with two children in one school and one in another, all taught by one teacher. */
export function findParentOfTwoSchools(teacher: Caller): Promise<Home> {
  return findHome(teacher, 'parent', (children) => children.length === 3 && new Set(children.map(({ school }) => school)).size === 2);
}

/** A grandparent, or another relative, who looks after two children whom one teacher teaches. */
export function findGrandparent(teacher: Caller): Promise<Home> {
  return findHome(teacher, 'relative', (children) => children.length === 2);
}

async function findHome(teacher: Caller, relation: 'parent' | 'relative', suits: (children: Home['children']) => boolean): Promise<Home> {
  const schoolOf = new Map(teacher.me.identities.flatMap(({ organisation, classes }) => classes.map(({ id }) => [id, organisation.name] as const)));
  const homes = new Map<string, { guardian: Home['guardian']; children: Home['children'][number][] }>();
  for (const { child, class: place, guardians } of v.parse(ContactList, await (await teacher.call('/contacts')).json()).items) {
    for (const { id, name } of guardians) {
      const home = homes.get(id) ?? { guardian: { id, name, alternativeName: null }, children: [] };
      homes.set(id, { ...home, children: [...home.children, { ...child, classId: place.id, school: schoolOf.get(place.id) ?? '' }] });
    }
  }
  const names = namesByRelation(relation);
  const home = [...homes.values()].find(({ guardian, children }) => names.has(guardian.name) && suits(children));
  if (!home) throw new Error(`${teacher.me.person.name} teaches the children of no such ${relation}.`);
  return home;
}

/** Who is this to the children and has no other role, as the roster says; in the county each name is one person's. */
function namesByRelation(relation: 'parent' | 'relative'): ReadonlySet<string> {
  const linesOf = (file: string): string[] => readFileSync(join(import.meta.dirname, '../../../demo/county/roster', file), 'utf8').trim().split(/\r?\n/).slice(1);
  const roles = Map.groupBy(linesOf('roles.csv').map((line) => line.split(',')), ([, , , person = '']) => person);
  const only = new Set([...roles].filter(([, rows]) => rows.every((row) => row[5] === relation)).map(([person]) => person));
  // The whole name is the last column, and the id the first.
  return new Set(linesOf('users.csv').filter((line) => only.has(line.slice(0, line.indexOf(',')))).map((line) => line.slice(line.lastIndexOf(',') + 1)));
}

/** A manager of the whole county: only they are told of imports, and admit to the catalogue. */
export async function findManager(origin: string): Promise<string> {
  const items = await demoPeople(origin);
  for (const { id, name, roles } of items) {
    if (roles.length === 1 && roles[0] === 'manager' && (await (await signInById(origin, id)).call('/imports')).ok) return name;
  }
  throw new Error('The demo county has no manager of its own.');
}

/** Who manages the school of a teacher, and nothing else. */
export async function findHead(origin: string, teacher: string): Promise<string> {
  const items = await demoPeople(origin);
  const school = items.find(({ name }) => name === teacher)?.organisation;
  const head = items.find(({ organisation, roles }) => organisation === school && roles.length === 1 && roles[0] === 'manager');
  if (!head) throw new Error(`The school of ${teacher} has no head.`);
  return head.name;
}

async function demoPeople(origin: string): Promise<v.InferOutput<typeof DemoPeople>['items']> {
  return v.parse(DemoPeople, await (await fetch(`${origin}${api}/demo/people`)).json()).items;
}
