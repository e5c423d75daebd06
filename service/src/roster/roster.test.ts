/** OneRoster bundles: the demo county as it is, and a small bundle broken in every way an office has thought of. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { loadRosterDirectory } from './bundle.ts';
import { composeName } from './names.ts';
import { checkCharacter, isPupilNumber } from './pupil-number.ts';
import { readRoster } from './read-roster.ts';
import type { Roster } from './types.ts';

const NUMBER = `G99999920180101001${checkCharacter('99999920180101001')}`;
/** A school with a class, a pupil, her mother, and a teacher. */
const GOOD: Readonly<Record<string, string>> = {
  'manifest.csv': `propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n${['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments'].map((file) => `file.${file},bulk`).join('\n')}\nsource.systemName,test\nsource.systemCode,t1\n`,
  'orgs.csv': 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nschool,,,小学,school,,county\ncounty,,,县,district,,\n',
  'academicSessions.csv': 'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nterm,,,学期,semester,2026-09-01,2027-01-22,,2027\n',
  'courses.csv': 'sourcedId,status,dateLastModified,title,orgSourcedId\ncourse,,,课程,school\n',
  'classes.csv': 'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds\nclass,,,三班,03,course,homeroom,school,term\n',
  'users.csv': `sourcedId,status,dateLastModified,enabledUser,givenName,familyName,userMasterIdentifier,agentSourcedIds\npupil,,,true,𠮷,司马,${NUMBER},mother\nmother,,,true,兰,欧阳,,\nteacher,,,true,芳,李,,\n`,
  'roles.csv': 'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr1,,,pupil,primary,student,,,school\nr2,,,mother,primary,parent,,,school\nr3,,,teacher,primary,teacher,,,school\n',
  'enrollments.csv': 'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,,,class,school,pupil,student,,2026-09-01,\ne2,,,class,school,teacher,teacher,true,,\n',
};

/** The good bundle with changes: a text replaces a file, `null` takes it away, a function rewrites it. */
function read(changes: Record<string, string | null | ((text: string) => string)> = {}): Roster {
  const entries = new Map(Object.entries(GOOD).map(([file, text]) => [file, new TextEncoder().encode(text)]));
  for (const [file, change] of Object.entries(changes)) {
    if (change === null) entries.delete(file);
    else entries.set(file, new TextEncoder().encode(typeof change === 'string' ? change : change(GOOD[file] ?? '')));
  }
  return readRoster(entries);
}
const add = (rows: string) => (text: string): string => `${text}${rows}\n`;
const told = ({ findings }: Roster): string[] => findings.map(({ file, line, field, rule }) => [file, line, field, rule].join(' '));

describe('a good bundle', () => {
  it('is read without a word', () => {
    const roster = read();
    assert.deepEqual(roster.findings, []);
    assert.deepEqual(roster.orgs.map(({ sourcedId, level }) => [sourcedId, level]), [['county', 'county'], ['school', 'school']]);
    assert.deepEqual(roster.people.map(({ name }) => name), ['司马𠮷', '欧阳兰', '李芳']);
    assert.deepEqual(roster.guardianships, [{ guardianSourcedId: 'mother', childSourcedId: 'pupil', relation: 'parent', line: 2 }]);
    assert.deepEqual([roster.classes[0]?.grade, roster.classes[0]?.stage], [3, 'primary']);
    assert.equal(roster.people[0]?.pupilNumber, NUMBER);
  });

  it('takes guardianship from either side, once', () => {
    const roster = read({ 'users.csv': (text) => text.replace('兰,欧阳,,', '兰,欧阳,,pupil') });
    assert.equal(roster.guardianships.length, 1);
    assert.deepEqual(roster.findings, []);
  });
});

describe('organisations', () => {
  it('reports a loop on each of its members and ends', () => {
    const roster = read({ 'orgs.csv': add('a,,,甲,school,,b\nb,,,乙,district,,c\nc,,,丙,district,,b\nself,,,己,school,,self') });
    assert.deepEqual(told(roster), [
      'orgs.csv 4 parentSourcedId roster.reference.left-out',
      'orgs.csv 5 parentSourcedId roster.org.loop',
      'orgs.csv 6 parentSourcedId roster.org.loop',
      'orgs.csv 7 parentSourcedId roster.org.loop',
    ]);
    assert.deepEqual(roster.findings[1]?.params, { path: 'b → c → b' });
    assert.equal(roster.orgs.length, 2);
  });

  it('leaves out what hangs from nothing, down to the enrolment', () => {
    const roster = read({ 'orgs.csv': (text) => text.replace('school,,county', 'school,,nowhere') });
    assert.equal(told(roster)[0], 'orgs.csv 2 parentSourcedId roster.reference.unknown');
    assert.deepEqual([roster.classes, roster.identities, roster.enrolments, roster.guardianships].map(({ length }) => length), [0, 0, 0, 0]);
    assert.ok(roster.findings.slice(1).every(({ rule }) => /left-out|no-role|guardianship\.roles/.test(rule)));
  });

  it('survives a chain of 50,000 and a loop of 50,000', () => {
    const chain = Array.from({ length: 50_000 }, (_, i) => `o${i},,,名,district,,${i === 0 ? '' : `o${i - 1}`}`).join('\n');
    assert.equal(read({ 'orgs.csv': add(chain) }).orgs.length, 50_002);
    const loop = read({ 'orgs.csv': add(chain.replace('o0,,,名,district,,', 'o0,,,名,district,,o49999')) });
    assert.equal(loop.orgs.length, 2);
    assert.equal(loop.findings.at(-1)?.rule, 'findings.more');
  });
});

describe('broken rows', () => {
  const cases: [string, Record<string, string | null | ((text: string) => string)>, string[]][] = [
    ['an unknown class', { 'enrollments.csv': add('e3,,,nope,school,pupil,student,,,') }, ['enrollments.csv 4 classSourcedId roster.reference.unknown']],
    ['an unknown person', { 'enrollments.csv': add('e3,,,class,school,nobody,student,,,') }, ['enrollments.csv 4 userSourcedId roster.reference.unknown']],
    ['a mother in the class as a pupil', { 'enrollments.csv': add('e3,,,class,school,mother,student,,,') }, ['enrollments.csv 4 role roster.enrolment.without-role']],
    ['a class of another school', { 'enrollments.csv': add('e3,,,class,county,pupil,student,,,') }, ['enrollments.csv 4 schoolSourcedId roster.enrolment.other-school']],
    ['an enrolment a second time', { 'enrollments.csv': add('e3,,,class,school,pupil,student,,,') }, ['enrollments.csv 4 userSourcedId roster.enrolment.twice']],
    ['a sourcedId a second time', { 'orgs.csv': add('school,,,又一所,school,,county') }, ['orgs.csv 4 sourcedId roster.row.duplicate']],
    ['a day that is none', { 'enrollments.csv': add('e3,,,class,school,pupil,student,,2026-02-30,') }, ['enrollments.csv 4 beginDate roster.field.day']],
    ['an end before the beginning', { 'academicSessions.csv': add('t2,,,学期,semester,2027-02-20,2027-02-01,,2027') }, ['academicSessions.csv 3 endDate roster.field.end-before-begin']],
    ['a guardian who is not there', { 'users.csv': (text) => text.replace(',mother\n', ',"mother,ghost"\n') }, ['users.csv 2 agentSourcedIds roster.guardianship.unknown-guardian']],
    ['a child who is not there', { 'users.csv': (text) => text.replace('兰,欧阳,,', '兰,欧阳,,ghost') }, ['users.csv 3 agentSourcedIds roster.guardianship.unknown-child']],
    ['a guardian of oneself', { 'users.csv': (text) => text.replace(',mother\n', ',"mother,pupil"\n') }, ['users.csv 2 agentSourcedIds roster.guardianship.self']],
    ['a teacher as guardian without being one', { 'users.csv': (text) => text.replace(',mother\n', ',"mother,teacher"\n') }, ['users.csv 2 agentSourcedIds roster.guardianship.roles']],
    ['a mistyped pupil number', { 'users.csv': add('p2,,,true,小明,王,G999999201801010010,') }, ['users.csv 5 userMasterIdentifier roster.user.pupil-number']],
    ['the number of another child', { 'users.csv': add(`p2,,,true,小明,王,${NUMBER},`) }, ['users.csv 5 userMasterIdentifier roster.user.pupil-number-of-another']],
    ['a control character', { 'users.csv': add('p2,,,true,小\u0000明,王,,') }, ['users.csv 5 givenName text.control-character']],
    ['a missing column', { 'courses.csv': 'sourcedId,title\ncourse,课程\n' }, ['courses.csv   roster.file.torn', 'courses.csv 1 orgSourcedId csv.column-missing', 'classes.csv 2 courseSourcedId roster.reference.unknown']],
    ['half a file', { 'enrollments.csv': (text) => text.slice(0, -40) }, ['enrollments.csv   roster.file.torn', 'enrollments.csv 3 null csv.column-count']],
  ];
  for (const [name, changes, expected] of cases) {
    it(`${name}: reported with file, line, field and rule; the rest goes in`, () => {
      const roster = read(changes);
      assert.deepEqual(told(roster).slice(0, expected.length), expected.map((line) => line.replace(' null ', '  ')));
      assert.ok(roster.people.length >= 3);
    });
  }

  it('warns of a character that was lost before, and lets the person in', () => {
    const roster = read({ 'users.csv': add('p2,,,true,小\uE123,王,,\np3,,,true,小\uFFFD,王,,') });
    assert.deepEqual(told(roster).filter((line) => line.includes('lost')).length, 2);
    assert.equal(roster.people.length, 5);
  });

  it('never shows a pupil number in a finding', () => {
    const roster = read({ 'users.csv': add(`p2,,,true,小明,王,G999999201801010010,\np3,,,true,小红,王,${NUMBER},`) });
    assert.equal(JSON.stringify(roster.findings).includes('2018'), false);
  });

  it('reports ten megabytes of another file without choking', () => {
    const roster = read({ 'users.csv': `sourcedId,enabledUser,givenName,familyName\n${'garbage;"x;y\n'.repeat(800_000)}` });
    assert.equal(roster.people.length, 0);
    assert.ok(roster.findings.length < 2100);
  });
});

describe('the manifest', () => {
  it('is held against the files', () => {
    const roster = read({ 'roles.csv': null, 'manifest.csv': (text) => text.replace('file.courses,bulk', 'file.courses,absent').replace('1.2', '1.1') });
    assert.deepEqual(told(roster).slice(0, 3), [
      'manifest.csv 3 oneroster.version roster.manifest.version',
      'manifest.csv 6 file.courses roster.manifest.file-unannounced',
      'manifest.csv 9 file.roles roster.manifest.file-missing',
    ]);
  });

  it('may announce changes: rows come in, references are believed, deletions are listed', () => {
    const users = 'sourcedId,status,dateLastModified,enabledUser,givenName,familyName\np9,active,2026-10-01T08:00:00Z,true,小明,王\npupil,tobedeleted,2026-10-01,true,𠮷,司马\np8,odd,2026-10-01,true,红,王\np7,active,gestern,true,红,王\n';
    const roster = readRoster(
      new Map([
        ['manifest.csv', 'propertyName,value\noneroster.version,1.2\nfile.users,delta\nfile.enrollments,delta\n'],
        ['users.csv', users],
        ['enrollments.csv', 'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\ne9,active,2026-10-01,class,school,p9,student\n'],
      ].map(([file = '', text = '']) => [file, new TextEncoder().encode(text)])),
    );
    assert.deepEqual(roster.partialFiles.length, 7, 'what did not come has not changed either');
    assert.deepEqual(roster.people.map(({ sourcedId }) => sourcedId), ['p9']);
    assert.deepEqual(roster.removals, [{ file: 'users.csv', sourcedId: 'pupil', line: 3 }]);
    assert.equal(roster.enrolments.length, 1);
    const severities = roster.findings.filter(({ severity }) => severity === 'error').map(({ line, field }) => [line, field]);
    assert.deepEqual(severities, [[4, 'status'], [5, 'dateLastModified']]);
  });
});

describe('names and numbers', () => {
  it('writes names in their own tradition', () => {
    assert.equal(composeName('欧阳', '明月'), '欧阳明月');
    assert.equal(composeName('𬱖', '㛃'), '𬱖㛃');
    assert.equal(composeName('Smith', 'Anna'), 'Anna Smith');
    assert.equal(composeName('', '扎西'), '扎西');
  });

  it('notices any one wrong digit and any two neighbours exchanged', () => {
    const digits = fc.stringMatching(/^\d{17}$/);
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
        const number = `G${text}${checkCharacter(text)}`;
        assert.equal(isPupilNumber(number), true);
        const wrong = String((Number(text[at]) + shift) % 10);
        assert.equal(isPupilNumber(`${number.slice(0, at + 1)}${wrong}${number.slice(at + 2)}`), false);
      }),
    );
  });
});

describe('the demo county', () => {
  const load = (folder: string): Promise<Roster> =>
    loadRosterDirectory(fileURLToPath(new URL(`../../../demo/county/${folder}/`, import.meta.url))).then(readRoster);

  it('is a county that could be real, and nothing is wrong with it', async () => {
    const county = await load('roster');
    assert.deepEqual(county.findings, []);
    const kinds = (kind: string): number => new Set(county.identities.filter((one) => one.kind === kind).map(({ personSourcedId }) => personSourcedId)).size;
    assert.deepEqual([county.orgs.map(({ level }) => level).join(), county.classes.length, kinds('student'), kinds('teacher')], ['province,city,county,school,school,school', 12, 480, 60]);
    const names = county.people.map(({ name }) => name);
    for (const shape of [/^\p{Script=Han}{2}$/u, /^\p{Script=Han}{3}$/u, /^\p{Script=Han}{4}$/u, /^买买提·艾力$/, /^次仁卓玛$/, /^欧阳/, /[\u{20000}-\u{2A6DF}]/u]) {
      assert.ok(names.some((name) => shape.test(name)), String(shape));
    }
    assert.ok(county.people.some(({ preferredName }) => /^\p{Script=Tibetan}+$/u.test(preferredName ?? '')));
  });

  it('has families: children in several schools, and teachers who are parents', async () => {
    const { guardianships, identities } = await load('roster');
    const schoolOf = new Map(identities.filter(({ kind }) => kind === 'student').map(({ personSourcedId, orgSourcedId }) => [personSourcedId, orgSourcedId]));
    const schools = new Map<string, Set<string>>();
    for (const { guardianSourcedId, childSourcedId } of guardianships) {
      schools.set(guardianSourcedId, (schools.get(guardianSourcedId) ?? new Set()).add(schoolOf.get(childSourcedId) ?? ''));
    }
    assert.ok([...schools.values()].filter(({ size }) => size > 1).length > 5);
    const teachers = new Set(identities.filter(({ kind }) => kind === 'teacher').map(({ personSourcedId }) => personSourcedId));
    assert.ok([...schools.keys()].filter((guardian) => teachers.has(guardian)).length > 1);
  });

  it('has numbers that are well formed and belong to a region that does not exist', async () => {
    const { people } = await load('roster');
    const numbers = people.flatMap(({ pupilNumber }) => pupilNumber ?? []);
    assert.equal(new Set(numbers).size, 480);
    assert.ok(numbers.every((number) => number.startsWith('G999999')));
  });

  it('lists one child a second time under another id, and has a neighbour', async () => {
    const [county, transfer, neighbour] = await Promise.all(['roster', 'roster-transfer', 'neighbour'].map(load));
    const moved = transfer?.people.at(0);
    const before = county?.people.find(({ pupilNumber }) => pupilNumber === moved?.pupilNumber);
    assert.ok(moved && before && moved.sourcedId !== before.sourcedId && moved.name === before.name);
    assert.deepEqual([transfer?.findings, neighbour?.findings], [[], []]);
    assert.equal(neighbour?.people.some(({ sourcedId }) => county?.people.some((one) => one.sourcedId === sourcedId)), false);
  });
});
