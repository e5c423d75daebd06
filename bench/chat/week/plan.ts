/** What people do at which time of which day. The same every time: chance comes from names and times. */
import { createHash } from 'node:crypto';
import type { Line } from './line.ts';
import { Mistake, type People, type Talk } from './people.ts';
import type { Child, School } from './school.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

export type Act = () => Promise<void>;
interface Stage {
  readonly people: People;
  readonly school: School;
  readonly line: Line;
  readonly town: {
    endGuardianship(guardian: string, childId: string): Promise<void>;
    kill(): Promise<void>;
  };
}
interface Moment {
  /** 0 is Monday. */
  readonly day: number;
  readonly minute: number;
}

/** A number from 0 to 1 that belongs to these words. */
export const chance = (...words: readonly (string | number)[]): number => createHash('sha256').update(words.join(' ')).digest().readUInt32BE() / 2 ** 32;

const between = ({ minute }: Moment, from: number, to: number): boolean => minute >= from * 60 && minute < to * 60;
const isAt = ({ day, minute }: Moment, wantedDay: number, hour: number, wanted: number): boolean => day === wantedDay && minute === hour * 60 + wanted;

/** Guardians who leave on Tuesday; their children have another one. */
const leaving = ['f10', 'f95', 'f200', 'f371'];
/** So many look at nothing before the week is over: only their phones tell them. */
export const isAway = (guardian: string): boolean => Number(guardian.slice(1)) % 12 === 0 && !leaving.includes(guardian);

export function actsAt(sinceBegin: number, stage: Stage): Act[] {
  const minutes = Math.round(sinceBegin / minuteMs);
  const moment: Moment = { day: Math.floor(minutes / dayMinutes), minute: minutes % dayMinutes };
  if (moment.day > 6) return [];
  return [...reading(moment, stage), ...privateWords(moment, stage), ...classWords(moment, stage), ...announcing(moment, stage), ...leave(moment, stage), ...disasters(moment, stage)];
}

/** On the way to work, at noon, in the evening: one of them each day, some twice. Teachers four times. */
function reading(moment: Moment, { people, school }: Stage): Act[] {
  const { day, minute } = moment;
  const steps = [430, 440, 450, 470, 720, 740, 760, 1020, 1080, 1110, 1140, 1180, 1210, 1240, 1260, 1290];
  const place = steps.indexOf(minute);
  const readers = place < 0 ? [] : school.guardians.filter((one) => !isAway(one) && (Math.floor(chance('reads', one, day) * steps.length) === place || (chance('again', one, day) < 0.2 && Math.floor(chance('when', one, day) * steps.length) === place)));
  const teachers = day < 5 && [470, 730, 1010, 1230].includes(minute) ? school.classes.map(({ head }) => head) : [];
  return [...readers, ...teachers].map((person) => async () => people.read(person));
}

/** About one child: few in the morning, many after school, some late at night; teachers answer until nine. */
function privateWords(moment: Moment, { people, school }: Stage): Act[] {
  const { day, minute } = moment;
  const share = between(moment, 6.5, 8) ? 0.004 : between(moment, 16.5, 21.5) ? 0.006 : between(moment, 21.5, 23.5) ? 0.0015 : between(moment, 11.5, 13) ? 0.002 : 0.0001;
  const busy = share * (day < 5 ? 1 : 0.4);
  const writers = school.children.filter(({ id }) => chance('private', id, day, minute) < busy);
  return [
    ...writers.map((child) => async (): Promise<void> => {
      const by = oneOf([...child.guardians], 'writer', child.id, day, minute);
      const talk = await people.privateTalk(by, child.id);
      if (talk !== null) await people.write(by, talk, `孩子今天有点咳嗽，体育课请少跑一会儿。${minute}`, chance('nervous', child.id, minute) < 0.08);
    }),
    ...[...people.talks.values()]
      .filter(({ id, childId }) => childId !== null && between(moment, 7, 21) && chance('answer', id, day, minute) < 0.012)
      .map((talk) => async () => people.write(people.headOf(talk.classId), talk, '收到，谢谢您告诉我。', chance('nervous', talk.id, minute) < 0.05)),
  ];
}

function classWords(moment: Moment, { people, school }: Stage): Act[] {
  const { day, minute } = moment;
  const share = (between(moment, 12, 13) ? 0.3 : between(moment, 17, 21.5) ? 0.15 : 0) * (day < 5 ? 1 : 0.3);
  return school.classes.filter(({ id }) => chance('class', id, day, minute) < share).map(({ topic }) => async (): Promise<void> => {
    const talk = people.talks.get(topic);
    if (talk !== undefined) await people.write(oneOf(people.membersOf(talk), 'speaks', topic, day, minute), talk, '明天要带20厘米的直尺吗？', chance('nervous', topic, minute) < 0.05);
  });
}

/** One a school day of each class, now and then written at night; two a week of the school; a storm in the night of Thursday. */
function announcing(moment: Moment, stage: Stage): Act[] {
  const { day, minute } = moment;
  const { school, people } = stage;
  const ofClass = school.classes.filter(({ id }) => day < 5 && minute === [700, 750, 940, 960, 990, 1350, 330][Math.floor(chance('announces', id, day) * 7)]);
  const acts: Act[] = ofClass.map(({ id, head }) => async () => announce(stage, head, { kind: 'classes', classIds: [id] }, people.talks.get(`topic-${id}`), null));
  if (isAt(moment, 0, 9, 0) || isAt(moment, 3, 15, 0)) acts.push(async () => announce(stage, school.manager, { kind: 'organisation', organisationId: 'school' }, undefined, null));
  if (isAt(moment, 3, 3, 20)) acts.push(async () => announce(stage, school.manager, { kind: 'organisation', organisationId: 'school' }, undefined, '暴雨红色预警，今天停课'));
  return acts;
}

async function announce({ people, school, line }: Stage, by: string, audience: object, talk: Talk | undefined, urgentReason: string | null): Promise<void> {
  const draft = { audience, title: '明天的安排', text: '请按平时的时间到校。', personal: [], urgentReason, ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null };
  const { status, body } = await line.ask(by, 'POST', '/announcements', draft);
  const id = /"id":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
  if (status !== 201 || id === undefined) throw new Mistake(`${by} announces: ${status} ${JSON.stringify(body)}`);
  const to = talk === undefined ? school.guardians.filter((guardian) => people.childrenOf(guardian).length > 0) : people.membersOf(talk).filter((one) => one !== by);
  for (const guardian of to) people.announced.set(guardian, (people.announced.get(guardian) ?? new Set<string>()).add(id));
}

/** Asked for before school, decided when the teacher is there. */
function leave(moment: Moment, { people, school, line }: Stage): Act[] {
  const { day, minute } = moment;
  if (day > 4 || !between(moment, 6.5, 7.7)) return [];
  return school.children.filter(({ id }) => chance('leave', id, day, minute) < 0.002).map((child: Child) => async (): Promise<void> => {
    const by = oneOf([...child.guardians], 'asks', child.id, day);
    const draft = { childId: child.id, kind: 'illness', firstDay: '2026-09-07', lastDay: '2026-09-07', part: 'day', reason: null };
    const asked = await line.ask(by, 'POST', '/leave-requests', draft);
    const id = /"id":"([^"]+)"/.exec(JSON.stringify(asked.body))?.[1] ?? '';
    const decided = await line.ask(people.headOf(child.classId), 'PUT', `/leave-requests/${id}/decision`, { approved: true, comment: null });
    if (decided.status !== 200) throw new Mistake(`leave of ${child.id}: ${asked.status} ${decided.status}`);
    for (const guardian of child.guardians) people.decided.set(guardian, (people.decided.get(guardian) ?? 0) + 1);
  });
}

/** Somebody is no guardian any more; the power goes while forty people are writing; somebody tries what is not theirs. */
function disasters(moment: Moment, stage: Stage): Act[] {
  const { people, school, line, town } = stage;
  if (isAt(moment, 1, 10, 0)) {
    return leaving.map((guardian) => async (): Promise<void> => {
      await people.read(guardian);
      for (const child of people.childrenOf(guardian)) await town.endGuardianship(guardian, child.id);
      people.left.add(guardian);
    });
  }
  if (isAt(moment, 2, 14, 0)) {
    const topics = school.classes.flatMap(({ topic }) => people.talks.get(topic) ?? []);
    const writing = Array.from({ length: 40 }, (_, place): Act => async () => {
      const talk = topics[place % topics.length];
      if (talk !== undefined) await people.write(oneOf(people.membersOf(talk), 'storm', place), talk, `正好断电的时候 ${place}`, place % 3 === 0);
    });
    // One act: the others of this moment are over before, or begin after it.
    return [async () => {
      await Promise.all([...writing.map(async (act) => act()), town.kill()]);
    }];
  }
  if (moment.minute !== 1200) return [];
  return [...people.talks.values()].filter(({ childId }) => childId !== null).map((talk) => async (): Promise<void> => {
    const stranger = oneOf(school.guardians.filter((one) => !people.membersOf(talk).includes(one)), 'tries', talk.id, moment.day);
    const replies = await Promise.all([
      line.ask(stranger, 'GET', `/conversations/${talk.id}/messages`), line.ask(stranger, 'GET', `/conversations/${talk.id}/changes?after=0`),
      line.ask(stranger, 'POST', `/conversations/${talk.id}/messages`, { id: '019a0000-0000-7000-8000-000000000001', text: '。' }),
    ]);
    people.tried += replies.length;
    people.opened += replies.filter(({ status }) => status !== 404).length;
  });
}

function oneOf<Item>(items: readonly Item[], ...words: readonly (string | number)[]): Item {
  const found = items[Math.floor(chance(...words) * items.length)];
  if (found === undefined) throw new Mistake(`nobody for ${words.join(' ')}`);
  return found;
}
