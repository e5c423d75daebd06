/** Imports on both databases: nothing twice, one person in two rosters, what ended is ended, no number is stored. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ResourceRow } from '../catalogue/types.ts';
import type { Carrier } from '../database/carrier.ts';
import { changeCatalogue } from '../features/resources/catalogue.ts';
import { toResource } from '../features/resources/resource.ts';
import { testCarriers } from '../testing/carriers.ts';
import type { Roster } from '../roster/types.ts';
import { toDocument } from './resource-document.ts';
import { emptyCount } from './upsert.ts';
import { writeCatalogue } from './write-catalogue.ts';
import { writeRoster } from './write-roster.ts';

const number = 'G110101201001011234';
const identityKey = (nationalNumber: string) => `key-of-${nationalNumber.length}`;
const line = 2;

/** A roster of one school with one class, one pupil, one parent and one teacher. */
function makeRoster(code: string, pupil: string): Roster {
  const person = (sourcedId: string, name: string, pupilNumber: string | null) => ({
    sourcedId,
    line,
    name,
    familyName: name,
    givenName: '',
    preferredName: null,
    username: sourcedId,
    identifier: null,
    pupilNumber,
    email: null,
    phone: null,
    grades: [],
    enabled: true,
    primaryOrgSourcedId: 'school',
  });
  const identity = (personSourcedId: string, kind: 'student' | 'guardian' | 'teacher') => ({
    sourcedId: `role-${personSourcedId}`,
    line,
    personSourcedId,
    orgSourcedId: 'school',
    role: kind,
    kind,
    primary: true,
    heads: [],
    beginDate: null,
    endDate: null,
  });
  const enrolment = (personSourcedId: string, role: 'student' | 'teacher', subjects: string[]) => ({
    sourcedId: `enrolment-${personSourcedId}`,
    line,
    classSourcedId: 'class',
    schoolSourcedId: 'school',
    personSourcedId,
    role,
    primary: true,
    heads: [],
    subjects,
    subjectCodes: [],
    beginDate: null,
    endDate: null,
  });
  return {
    source: { name: code, code },
    partialFiles: [],
    orgs: [
      { sourcedId: 'county', line, name: '云岭县', type: 'district', level: 'county', identifier: null, parentSourcedId: null },
      { sourcedId: 'school', line, name: `${code}小学`, type: 'school', level: 'school', identifier: null, parentSourcedId: 'county' },
    ],
    sessions: [],
    courses: [],
    classes: [
      {
        sourcedId: 'class',
        line,
        title: '三年级1班',
        classType: 'homeroom',
        grades: ['03'],
        grade: 3,
        stage: 'primary',
        classCode: null,
        location: null,
        courseSourcedId: 'course',
        schoolSourcedId: 'school',
        termSourcedIds: [],
        subjects: [],
        subjectCodes: [],
      },
    ],
    people: [person(pupil, '𠮷·艾力', number), person('parent', '艾力', null), person('teacher', '王老师', null)],
    identities: [identity(pupil, 'student'), identity('parent', 'guardian'), identity('teacher', 'teacher')],
    enrolments: [enrolment(pupil, 'student', []), enrolment('teacher', 'teacher', ['数学', '科学'])],
    guardianships: [{ guardianSourcedId: 'parent', childSourcedId: pupil, line, relation: 'parent' }],
    removals: [],
    findings: [],
  };
}

function makeResourceRow(identifier: string, title: string): ResourceRow {
  return {
    file: 'catalogue.xml',
    line,
    identifier,
    title,
    type: 'A01',
    description: '面向三年级学生的短课。',
    provider: '教研室',
    rightsHolder: '教研室',
    lecturers: { label: '主讲人', people: [{ name: '班班多杰', ethnicGroup: '藏族' }] },
    created: '2026-03-01',
    modified: null,
    clicks: 1,
    learners: null,
    cover: { address: 'covers/a b.jpg', local: true },
    toc: null,
    keywords: ['分数'],
    category: ['数学'],
    url: null,
    files: [
      { path: 'media/fractions/master.m3u8', role: 'hls', type: null, language: null, label: null, bytes: null, width: 1280, height: 720, bitrate: 2_400_000 },
      { path: 'media/fractions/zh.vtt', role: 'subtitles', type: 'text/vtt', language: 'zh-CN', label: '中文', bytes: 900, width: null, height: null, bitrate: null },
    ],
    duration: 48,
    format: null,
    size: null,
    audience: null,
    language: 'zh-CN',
    licence: null,
    cost: null,
    version: null,
    review: null,
    stage: 'primary',
    grade: 3,
    subject: '数学',
    edition: null,
    volume: null,
    chapter: null,
    extra: {},
  };
}

for (const { name, open } of testCarriers) {
  describe(`imports on ${name}`, () => {
    let carrier: Carrier;
    before(async () => {
      carrier = await open();
    });
    after(() => carrier.close());

    const write = (roster: Roster) =>
      carrier.db.transaction().execute((transaction) => writeRoster(transaction, 't1', roster, identityKey));

    it('writes a roster, and the second time nothing', async () => {
      const first = await write(makeRoster('east', 'pupil'));
      assert.deepEqual(first.counts['people'], { created: 3, updated: 0, unchanged: 0, ended: 0, refused: 0 });
      const second = await write(makeRoster('east', 'pupil'));
      for (const [kind, { unchanged, ...changes }] of Object.entries(second.counts)) {
        assert.deepEqual(changes, { created: 0, updated: 0, ended: 0, refused: 0 }, kind);
        assert.ok(unchanged > 0, kind);
      }
    });

    it('knows the child of another roster as the same person with the one space', async () => {
      await write(makeRoster('west', 'another-id'));
      const pupils = await carrier.db.selectFrom('person').selectAll().where('name', '=', '𠮷·艾力').execute();
      assert.equal(pupils.length, 1);
      const spaces = await carrier.db.selectFrom('space').selectAll().where('person_id', '=', pupils[0]?.id ?? '').execute();
      assert.equal(spaces.length, 1);
      const identities = await carrier.db.selectFrom('identity').select('role').where('person_id', '=', pupils[0]?.id ?? '').execute();
      assert.equal(identities.length, 2, 'one of each school');
      const all = JSON.stringify(await carrier.db.selectFrom('person').selectAll().execute());
      assert.ok(!all.includes(number), 'the number itself is not stored');
    });

    it('ends what a full delivery no longer holds, of its own system only', async () => {
      const roster = makeRoster('east', 'pupil');
      const begins = async () => (await carrier.db.selectFrom('enrolment').select('began_at').execute()).map(({ began_at }) => began_at ?? '');
      const known = await begins();
      const { counts } = await write({ ...roster, enrolments: [], guardianships: [], identities: roster.identities.slice(1) });
      assert.equal(counts['enrolments']?.ended, 3);
      assert.equal(counts['identities']?.ended, 1);
      assert.equal(counts['guardianships']?.ended, 1);
      const open = await carrier.db.selectFrom('enrolment').selectAll().where('ended_at', 'is', null).execute();
      assert.equal(open.length, 3, 'those of the other roster go on');
      const back = await write(roster);
      assert.equal(back.counts['enrolments']?.updated, 3, 'who comes back is taken up again');
      const since = await begins();
      assert.deepEqual([since.filter((at) => known.includes(at)).length, since.filter((at) => known.every((before) => at > before)).length], [3, 3], 'and begins anew');
    });

    it('leaves alone what a delivery of changes does not mention', async () => {
      const roster = makeRoster('east', 'pupil');
      const { counts } = await write({ ...roster, partialFiles: ['enrollments.csv'], enrolments: [] });
      assert.equal(counts['enrolments']?.ended, 0);
    });

    it('writes a catalogue, and gives a new version only to what changed', async () => {
      const target = { tenantId: 't1', addressOf: (path: string) => `/${encodeURI(path)}` };
      const rows = [makeResourceRow('a', '分数'), makeResourceRow('b', "It's \\ 'quoted'")];
      assert.equal((await writeCatalogue(carrier.db, rows, target)).created, 2);
      assert.equal((await writeCatalogue(carrier.db, rows, target)).unchanged, 2);
      const changed = await writeCatalogue(carrier.db, [makeResourceRow('a', '分数的认识')], target);
      assert.equal(changed.updated, 1);
      const stored = await carrier.db.selectFrom('resource').select(['id', 'identifier', 'version', 'document', 'modified_at']).orderBy('identifier').execute();
      assert.deepEqual(stored.map(({ identifier, version }) => [identifier, version]), [['a', 2], ['b', 1]]);
      assert.ok(stored[0]);
      const { lecturers, playable, marks, admittedBy } = toResource({ ...stored[0], uses: null, ratings: null, stars: null });
      assert.deepEqual(lecturers, ['班班多杰'], 'the ethnic group is personal data');
      assert.deepEqual([playable, marks], [true, ['hd', 'subtitles', 'offline']]);
      assert.equal(admittedBy.level, 'county');
    });

    it('counts what was committed where a batch fails, and reads no further', async () => {
      let isClosed = false;
      function* rows(): Generator<ResourceRow, void, undefined> {
        try {
          // The database takes no half of a character.
          for (let number = 0; number < 1000; number += 1) yield makeResourceRow(`row-${number}`, number === 250 ? '半个\ud800' : '分数');
        } finally {
          isClosed = true;
        }
      }
      const count = emptyCount();
      await assert.rejects(writeCatalogue(carrier.db, rows(), { tenantId: 't1', addressOf: (path) => `/${encodeURI(path)}`, count }));
      assert.deepEqual([count.created, isClosed], [200, true]);
    });

    it('lets others change the catalogue while files of a delivery are taken over', async () => {
      const taken: string[] = [];
      const beforeWriting = async ({ identifier }: ResourceRow): Promise<void> => {
        await carrier.db.transaction().execute((transaction) => changeCatalogue(transaction, 't1'));
        taken.push(identifier);
      };
      const rows = [makeResourceRow('film-1', '分数'), null, { ...makeResourceRow('film-2', '分数'), files: [], url: 'javascript:alert(1)' }, makeResourceRow('film-3', '分数')];
      const { created } = await writeCatalogue(carrier.db, rows, { tenantId: 't1', addressOf: (path) => `/${encodeURI(path)}`, beforeWriting });
      assert.deepEqual([taken, created], [['film-1', 'film-3'], 2], 'not of what is refused');
    });
  });
}

describe('what a simulation is in words', () => {
  it('[RS-24] comes with the delivery, a step a line, and is no field that nobody knows', () => {
    const context = { admittedBy: { id: 'county', name: '县教育局', level: 'county' }, addressOf: (path: string) => `/${path}` } as const;
    const { textAlternative, extra } = toDocument({ ...makeResourceRow('bar', '分数条'), extra: { textAlternative: '分成 4 份\n\n  取 3 份  ', hours: '1' } }, context);
    assert.deepEqual([textAlternative, extra], [['分成 4 份', '取 3 份'], { hours: '1' }]);
    assert.ok(!('textAlternative' in toDocument(makeResourceRow('bar', '分数条'), context)));
  });
});

describe('a film that stands beside a lesson', () => {
  const context = { admittedBy: { id: 'county', name: '县教育局', level: 'county' }, addressOf: (path: string) => `/files/${path}` } as const;
  const file = (path: string, role: string, more: object = {}) => ({ path, role, type: 'video/mp4', language: null, label: null, bytes: 90, width: 320, height: 320, bitrate: null, ...more });
  const documentOf = (...files: ReturnType<typeof file>[]) => toDocument({ ...makeResourceRow('film', '分数'), files }, context);

  it('comes by its role, is none of the ways to play the lesson, and a sign language can be searched for', () => {
    const { secondPictures, renditions, accessibility } = documentOf(file('课.mp4', 'video'), file('手语.mp4', 'sign-language', { language: 'csl' }), file('老师.mp4', 'speaker-video'), file('课件.mp4', 'slides-video', { type: null }));
    const shape = { mimeType: 'video/mp4', width: 320, height: 320, bitrate: null, sizeBytes: 90 };
    assert.deepEqual(secondPictures, [
      { role: 'sign-language', url: '/files/手语.mp4', language: 'csl', ...shape },
      { role: 'speaker', url: '/files/老师.mp4', language: null, ...shape },
      { role: 'slides', url: '/files/课件.mp4', language: null, ...shape },
    ]);
    assert.deepEqual(renditions.map(({ url }) => url), ['/files/课.mp4']);
    assert.deepEqual(accessibility, ['signLanguage']);
    assert.deepEqual(documentOf(file('课.mp3', 'audio', { type: 'audio/mpeg' }), file('老师.mp4', 'speaker-video')).accessibility, []);
  });

  it('is the lesson itself where there is nothing that it could stand beside', () => {
    const { secondPictures, renditions, accessibility } = documentOf(file('手语.mp4', 'sign-language'));
    assert.deepEqual([secondPictures, accessibility, renditions.map(({ kind, url }) => `${kind} ${url}`)], [undefined, [], ['progressive /files/手语.mp4']]);
  });
});

describe('a file whose role nobody knows', () => {
  const context = { admittedBy: { id: 'county', name: '县教育局', level: 'county' }, addressOf: (path: string) => `/files/${path}` } as const;
  const file = (path: string, role: string, type: string | null = null) => ({ path, role, type, language: null, label: null, bytes: 5, width: null, height: null, bitrate: null });
  const opened = (files: ReturnType<typeof file>[], url: string | null = null) => {
    const { renditions, playable, marks } = toDocument({ ...makeResourceRow('a', '分数'), files, url }, context);
    return { playable, marks, renditions: renditions.map(({ kind, url: address, mimeType }) => `${kind} ${address} ${mimeType}`) };
  };

  it('can be opened as what it is, where there is nothing else', () => {
    assert.deepEqual(opened([file('讲稿.pptx', 'slides'), file('a.vtt', 'subtitles')]).renditions, ['document /files/讲稿.pptx application/vnd.openxmlformats-officedocument.presentationml.presentation']);
    assert.deepEqual(opened([file('课.mp4', 'lesson')]).renditions, ['progressive /files/课.mp4 video/mp4']);
    assert.deepEqual(opened([file('课.bin', 'lesson', 'audio/mpeg')]).renditions, ['audio /files/课.bin audio/mpeg']);
    assert.deepEqual(opened([file('课.bin', 'lesson')]), { playable: true, marks: ['offline'], renditions: ['document /files/课.bin application/octet-stream'] }, 'and is no worksheet');
  });

  it('is a picture where it is one, which is no worksheet and can be kept; also where only its ending says so', () => {
    const asOne = { playable: true, marks: ['offline'], renditions: ['document /files/地形.png image/png'] };
    assert.deepEqual(opened([file('地形.png', 'picture')]), asOne);
    assert.deepEqual(opened([file('地形.png', 'document', 'image/png')]), asOne);
    assert.deepEqual(opened([file('地形.png', 'document')]), asOne);
    assert.deepEqual(opened([file('练习.pdf', 'worksheet'), file('地形.png', 'document')]).marks, ['offline', 'worksheet']);
  });

  it('is not offered where it is nothing without the files beside it', () => {
    const nothing = { playable: false, marks: [], renditions: [] };
    for (const path of ['课/index.m3u8', '课/master.M3U8', '课/manifest.mpd', '课/index.html']) assert.deepEqual(opened([file(path, 'lesson')]), nothing, path);
    for (const type of ['application/x-mpegURL', 'audio/mpegurl']) assert.deepEqual(opened([file('课/index', 'lesson', type)]), nothing, type);
    assert.deepEqual(opened([file('课/index.html', 'lesson'), file('讲稿.html', 'notes')]).renditions, ['document /files/讲稿.html text/html'], 'a page by itself is');
  });

  it('takes the place of nothing that is known', () => {
    assert.deepEqual(opened([file('poster.jpg', 'poster'), file('课.mp4', 'video')]).renditions, ['progressive /files/课.mp4 video/mp4']);
    assert.deepEqual(opened([file('poster.jpg', 'poster')], 'https://a.example.cn/').renditions, ['link https://a.example.cn/ text/html']);
  });
});

describe('what a licence says of copies', () => {
  it('[RS-09] decides whether a film can be kept for offline', () => {
    const admittedBy = { id: 'county', name: '县教育局', level: 'county' } as const;
    const film = { path: 'media/fractions/video.mp4', role: 'video', type: 'video/mp4', language: null, label: null, bytes: 9_000_000 as number | null, width: 1280, height: 720, bitrate: null };
    const stream = { ...film, path: 'media/fractions/master.m3u8', role: 'hls', type: 'application/vnd.apple.mpegurl', bytes: null };
    const mayKeep = (licence: string | null, file = film) => {
      const row = { ...makeResourceRow('film', '分数'), files: [file], licence };
      return toDocument(row, { admittedBy, addressOf: (path) => `/${path}` }).marks.includes('offline');
    };
    for (const licence of [null, 'CC BY 4.0', '仅限非营利教学使用']) assert.ok(mayKeep(licence), String(licence));
    for (const licence of ['仅限在线观看', '可在线播放，禁止下载', '不得转载和下载', 'No downloads', 'streaming only']) assert.ok(!mayKeep(licence) && !mayKeep(licence, stream), licence);
    assert.ok(mayKeep(null, stream), 'also what is only a stream');
  });
});
