/** A school as large as a benchmark needs, written straight into the database: classes, each with a topic, a teacher and guardians. */
import { SignJWT } from 'jose';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { openPostgres } from '../../service/src/database/postgres.ts';
import type { Carrier } from '../../service/src/database/carrier.ts';
import { secretKey } from '../../service/src/identity/secrets.ts';

const begin = '2026-09-01T00:00:00.000Z';
const tenant_id = 'bench';

export interface BenchClass {
  readonly conversationId: string;
  /** The teacher first, then the guardians. */
  readonly members: readonly string[];
}

/** Makes a tenant with so many classes of so many members each. Runs before the service does, so that it imports nothing. */
export async function makeSchool(databaseUrl: string, { classes, members }: { classes: number; members: number }): Promise<BenchClass[]> {
  const carrier = await openPostgres(databaseUrl);
  try {
    await carrier.db.insertInto('tenant').values({ tenant_id, parent_id: null, level: 'county', name: '大县' }).execute();
    await carrier.db.insertInto('organisation').values({ tenant_id, id: 'school', parent_id: null, level: 'school', name: '大学校', source_id: 'school', ended_at: null }).execute();
    const made: BenchClass[] = [];
    for (let index = 0; index < classes; index += 1) made.push(await makeClass(carrier, index, members));
    return made;
  } finally {
    await carrier.close();
  }
}

async function makeClass({ db }: Carrier, index: number, count: number): Promise<BenchClass> {
  const id = `c${index}`;
  const teacher = `${id}-t`;
  const guardians = Array.from({ length: count - 1 }, (_, place) => `${id}-g${place}`);
  const children = guardians.map((_, place) => `${id}-p${place}`);
  const people = [teacher, ...guardians, ...children];
  const roleOf = (person: string) => (person === teacher ? 'teacher' : guardians.includes(person) ? 'guardian' : 'student');
  await db.insertInto('person').values(people.map((person) => ({ tenant_id, id: person, name: `王${person}`, alternative_name: null, identity_key: null }))).execute();
  await db.insertInto('space').values(people.map((person) => ({ tenant_id, id: `s-${person}`, person_id: person, opened_at: begin }))).execute();
  await db
    .insertInto('identity')
    .values(people.map((person) => ({ tenant_id, id: `i-${person}`, person_id: person, role: roleOf(person), organisation_id: 'school', valid_from: begin, valid_to: null }) as const))
    .execute();
  await db.insertInto('class').values({ tenant_id, id, organisation_id: 'school', name: `${index}班`, grade: 3, stage: 'primary', source_id: id, ended_at: null }).execute();
  await db
    .insertInto('enrolment')
    .values([teacher, ...children].map((person) => ({ tenant_id, class_id: id, person_id: person, role: person === teacher ? ('teacher' as const) : ('learner' as const), subject: '', ended_at: null })))
    .execute();
  await db
    .insertInto('guardianship')
    .values(guardians.map((guardian_id, place) => ({ tenant_id, guardian_id, child_id: children[place] ?? '', source: 'bench', ended_at: null })))
    .execute();
  await db
    .insertInto('conversation')
    .values({ tenant_id, id: `talk-${id}`, kind: 'class', class_id: id, child_id: null, teacher_id: null, guardian_id: null, title: '班级话题', active_at: begin, created_by: teacher, created_at: begin })
    .execute();
  return { conversationId: `talk-${id}`, members: [teacher, ...guardians] };
}

/** Counts the rows as the database does by itself within a minute: a service that has run for a day knows how large its tables are. */
export async function settle(databaseUrl: string): Promise<void> {
  const carrier = await openPostgres(databaseUrl);
  try {
    await sql`analyze`.execute(carrier.db);
  } finally {
    await carrier.close();
  }
}

/** Fills a conversation with messages as people write them. */
export async function fillConversation(databaseUrl: string, { conversationId, members }: BenchClass, count: number): Promise<void> {
  const carrier = await openPostgres(databaseUrl);
  const sentences = [
    '收到，谢谢老师。', '明天要带20厘米的直尺和彩纸吗？', '孩子今天有点咳嗽，体育课请让他少跑一会儿，辛苦老师了。', '练习册第32页第4题，家里讲了两遍还是不太懂，能不能再讲一讲？',
    '好的', '下午四点半到校门口接。', '雨下大了，路上请慢一点。', '周五的活动我们报名参加，两个大人一个孩子。', '谢谢提醒，已经看过了。', '请问校服什么时候可以领？',
    '奶奶来接，她姓欧阳，穿蓝色外套。', '今天的作业写完了，大概用了四十分钟。', '平均分这一节他回家讲给我听，讲得很清楚。', '老师您先忙，不急。', '图书角需要书的话，我们家有一些可以捐。',
    '车晚点了，大约晚十分钟。', '他说想换个座位，看黑板有点反光。', '疫苗本明天带来。', '谢谢，孩子很喜欢这次实验课，回来又做了一遍。', '周末愉快。',
  ];
  try {
    const size = 500;
    for (let from = 0; from < count; from += size) {
      const rows = Array.from({ length: Math.min(size, count - from) }, (_, place) => {
        const sequence = from + place + 1;
        // Few write much, the teacher most.
        const author_id = members[(sequence * sequence) % 16] ?? '';
        const sentAt = Date.parse(begin) + sequence * 61_357;
        return {
          tenant_id, conversation_id: conversationId, sequence, id: uuidv7({ msecs: sentAt }), author_id, author_role: author_id === members[0] ? ('teacher' as const) : ('guardian' as const),
          sent_at: new Date(sentAt).toISOString(), text: `${sentences[(sequence * 13) % sentences.length] ?? ''}${sequence % 3 === 0 ? sentences[(sequence * 7) % sentences.length] ?? '' : ''}`,
          reply_to: null, state: 'shown' as const, reason: null, edited_at: null, revision: sequence,
        };
      });
      await carrier.db.insertInto('message').values(rows).execute();
    }
    await carrier.db.updateTable('conversation').set({ last_sequence: count, revision: count }).where('id', '=', conversationId).execute();
  } finally {
    await carrier.close();
  }
}

/** A token of somebody in the school, as the service in demo mode makes them. */
export async function tokenOf(dataFolder: string, personId: string, lasts = '30m'): Promise<string> {
  return new SignJWT({ tenant: tenant_id })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('urn:ls:demo')
    .setAudience('urn:ls:demo:token')
    .setSubject(personId)
    .setExpirationTime(lasts)
    .sign(secretKey(dataFolder, 'demo-token'));
}
