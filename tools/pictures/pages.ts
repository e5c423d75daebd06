import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { DemoPeople, Me, TaxonomyLevel } from '../../contract/src/index.ts';
import type { Place } from './page.ts';
import { playerPages } from './player-pages.ts';

const Items = v.object({ items: v.array(v.object({ id: v.string(), title: v.optional(v.string()) })) });
const Audiences = v.object({ classes: v.array(v.object({ id: v.string(), children: v.array(v.object({ id: v.string() })) })) });
const Contacts = v.object({ items: v.array(v.object({ child: v.object({ id: v.string() }), teacher: v.object({ id: v.string() }) })) });
/** The lesson that the pictures show. */
const lesson = '分数的初步认识';

/** The pages worth looking at, with real people and a real lesson of the running demo county. */
export async function findPages(origin: string): Promise<Record<string, Place>> {
  const { items: people } = v.parse(DemoPeople, await (await fetch(`${origin}/api/v1/demo/people`)).json());
  /** Somebody of that role whose start page has something on it. */
  const findPerson = async (role: string, list = role === 'manager' ? '/imports' : '/tasks'): Promise<{ id: string; call: Call; taskId: string }> => {
    for (const { id } of people.filter(({ roles }) => roles.length === 1 && roles[0] === role)) {
      const call = await caller(origin, id);
      // Of the managers, one of the whole county: only they are told of imports.
      const own = v.safeParse(Items, await call(list));
      const first = own.success ? own.output.items[0] : undefined;
      if (first !== undefined) return { id, call, taskId: first.id };
    }
    throw new Error(`The demo county has no ${role} with something to see.`);
  };
  const [student, teacher, guardian, manager] = await Promise.all(['student', 'teacher', 'guardian', 'manager'].map((role) => findPerson(role)));
  if (!student || !teacher || !guardian || !manager) throw new Error('The demo county lacks a role.');
  await announce(teacher.call);
  const family = await findPerson('guardian', '/announcements');
  await askForLeave(family.call);
  await reportMessage(teacher.call, family.call);
  const talk = await openTalk(teacher.call);
  await sendPhoto(teacher.call, talk);
  const found = v.parse(Items, await teacher.call(`/resources?playable=true&q=${encodeURIComponent(lesson)}`));
  const resource = found.items.find(({ title }) => title === lesson)?.id ?? '';
  await reportResources(teacher.call, manager.call, found.items.map(({ id }) => id));
  const own = await makeResource(teacher.call);
  await recommend(manager.call, found.items.map(({ id }) => id));
  await fillShelf(teacher.call, [...new Set([resource, ...found.items.map(({ id }) => id)])].slice(0, 4));
  return {
    'sign-in': { origin, personId: null, path: '/', shows: '.demo-person' },
    student: { origin, personId: student.id, path: '/', shows: '.task' },
    teacher: { origin, personId: teacher.id, path: '/', shows: '.task' },
    guardian: { origin, personId: guardian.id, path: '/', shows: '.task' },
    manager: { origin, personId: manager.id, path: '/', shows: '.report' },
    picker: { origin, personId: teacher.id, path: '/resources', shows: '.item__open' },
    'picker-list': { origin, personId: teacher.id, path: '/resources?view=list', shows: '.item__open' },
    'picker-table': { origin, personId: teacher.id, path: '/resources?view=table&sort=use', shows: '.item__open' },
    'picker-open': { origin, personId: student.id, path: `/resources?open=${resource}`, shows: '.facts' },
    'picker-report': { origin, personId: student.id, path: '/resources?view=list', shows: '.item__tool--report', press: '.item__tool--report' },
    'picker-file': { origin, personId: teacher.id, path: `/resources?open=${resource}`, shows: '[data-export]', press: '[data-export]' },
    'picker-place': { origin, personId: teacher.id, path: `/resources?node=${await deepPlace(teacher.call)}`, shows: '.item__open' },
    'picker-choose': { origin, personId: teacher.id, path: '/choose', shows: '.target select', press: '.item__choice' },
    'picker-compare': { origin, personId: teacher.id, path: `/resources?${found.items.slice(0, 4).map(({ id }) => `compare=${id}`).join('&')}`, shows: 'dialog[open] .compare__row--differs' },
    'picker-basket': { origin, personId: teacher.id, path: '/choose', shows: '.target select', press: ['.results__item:nth-child(1) .item__choice', '.results__item:nth-child(2) .item__choice', '.results__item:nth-child(3) .item__choice', '.basket__toggle'], then: '.basket__row:nth-child(3)' },
    'picker-kept': { origin, personId: teacher.id, path: `/resources?open=${resource}`, shows: '.offline__keep', press: ['.offline__keep', '.detail__back', '.device-button'], then: 'dialog.device' },
    'content-tools': { origin, personId: teacher.id, path: '/exchange', shows: 'ls-content-tools' },
    make: { origin, personId: teacher.id, path: `/make/${own}`, shows: '#title' },
    admissions: { origin, personId: manager.id, path: '/admissions', shows: '[data-act=open]', press: '[data-act=open]' },
    recommended: { origin, personId: student.id, path: '/recommended', shows: '.settings' },
    'recommended-by-teacher': { origin, personId: teacher.id, path: `/recommended?resource=${resource}`, shows: '.give' },
    privacy: { origin, personId: guardian.id, path: '/privacy', shows: '[data-right]' },
    'privacy-answers': { origin, personId: manager.id, path: '/privacy', shows: '[data-right]' },
    tools: { origin, personId: manager.id, path: '/tools', shows: '[data-act=add]', press: '[data-act=add]' },
    player: { origin, personId: student.id, path: `/tasks/${student.taskId}?resource=${resource}`, shows: '.start' },
    ...playerPages({ origin, personId: student.id, path: `/resources/${resource}` }),
    editor: { origin, personId: teacher.id, path: `/resources/${resource}/give`, shows: 'input[name="title"]' },
    progress: { origin, personId: teacher.id, path: `/tasks/${teacher.taskId}`, shows: 'tbody tr' },
    announcements: { origin, personId: family.id, path: '/notices', shows: '.item__title' },
    'announcement-editor': { origin, personId: teacher.id, path: '/notices/new', shows: '.files__add' },
    'announcement-appointment': { origin, personId: teacher.id, path: '/notices/new', shows: '[value=appointment]', press: '[value=appointment]' },
    'announcements-schedule': { origin, personId: teacher.id, path: '/notices', shows: '.item__title', press: '.item:nth-child(2) .item__open' },
    'announcements-sent': { origin, personId: teacher.id, path: '/notices', shows: '.item__title', press: '.item__open' },
    leave: { origin, personId: family.id, path: '/leave', shows: '.item', press: '.ask' },
    roll: { origin, personId: teacher.id, path: '/leave', shows: '.row' },
    talk: { origin, personId: teacher.id, path: `/talks/${talk}`, shows: '.composer__send' },
    'talk-hours': { origin, personId: teacher.id, path: `/talks/${talk}`, shows: '.talk__settings', press: '.talk__settings' },
    'talk-voice': { origin, personId: teacher.id, path: `/talks/${talk}`, shows: '.composer__record', press: '.composer__record' },
    'reports-of-resources': { origin, personId: manager.id, path: '/cases', shows: '[data-report]', press: '[data-report] summary' },
    'report-answered': { origin, personId: teacher.id, path: '/notices', shows: '.notice__reason' },
    desk: { origin, personId: manager.id, path: '/cases', shows: '.case', press: '[data-form=export]' },
    'desk-of-teacher': { origin, personId: teacher.id, path: '/cases', shows: '.case' },
    'desk-evidence': { origin, personId: manager.id, path: '/cases', shows: '.evidence', press: '.evidence button' },
    announce: { origin, personId: teacher.id, path: '/notices/new', shows: '#title', press: '[name=class]' },
    mine: { origin, personId: teacher.id, path: '/mine', shows: '.item .open', press: '.closer > summary' },
    share: { origin, personId: teacher.id, path: `/mine?share=${resource}`, shows: 'dialog[open]' },
    'shared-refused': { origin, personId: student.id, path: `/shared/${uuidv7()}`, shows: '.refused' },
    portal: { origin, personId: teacher.id, path: '/demo/portal/', shows: '.item__open' },
  };
}

/** A chapter of the textbook that comes first. */
async function deepPlace(call: Call): Promise<string> {
  let node = '';
  for (let level = 0; level < 5; level += 1) {
    const { children } = v.parse(TaxonomyLevel, await call(`/taxonomy${node === '' ? '' : `?node=${node}`}`));
    const next = children.find(({ hasChildren }) => hasChildren);
    if (next === undefined) break;
    node = next.id;
  }
  return node;
}

/** Puts resources on the teacher's shelf, the first one into a folder. */
async function fillShelf(call: Call, resourceIds: readonly string[]): Promise<void> {
  const folderId = uuidv7();
  await call(`/shelf/folders/${folderId}`, { name: '下周要用' }, 'PUT');
  for (const [index, id] of resourceIds.entries()) await call(`/shelf/favourites/${id}`, { folderId: index === 0 ? folderId : null, tags: ['导入'], note: index === 0 ? '用前30秒引入。' : '' }, 'PUT');
}

/** Somebody reports two lessons; of one the platform has decided. */
async function reportResources(teacher: Call, manager: Call, resourceIds: readonly string[]): Promise<void> {
  const [first, second] = resourceIds;
  const { id } = v.parse(v.object({ id: v.string() }), await teacher(`/resources/${first}/reports`, { kind: 'error', description: '1分20秒处的算式写错了，应该是四分之一。', evidence: null }));
  await teacher(`/resources/${second}/reports`, { kind: 'infringement', description: '封面的插图没有标明作者。', evidence: 'https://example.org/proof' });
  await manager(`/reports/${id}/decision`, { state: 'upheld', answer: '谢谢您。提供单位已经更正，请重新打开看看。', suspend: false }, 'PUT');
}

/** Two courses of the teacher's own: one is submitted, of the other it says the id. */
async function makeResource(call: Call): Promise<string> {
  const id = uuidv7();
  const draft = {
    title: '用折纸认识分数', type: 'A03', description: '一张纸，对折，再对折：看看每一份是几分之一。', provider: '云岭县第一小学', rightsHolder: '古丽娜尔·买买提', licence: 'CC BY 4.0', language: 'zh-CN',
    lecturers: { label: '主讲人', people: [{ name: '古丽娜尔·买买提', ethnicGroup: '' }, { name: '班班多杰', ethnicGroup: '藏族' }] }, created: '2022-03-23', keywords: ['分数', '折纸'],
    category: ['数学', '人教版'], node: null, url: 'https://files.example.edu.cn/paper', protectionLevel: 3, protectionProof: '53000043001-23001', textAlternative: '把纸条对折一次。\n打开，看到两个同样大的部分。', coverAlternative: '一张对折的红纸',
    directory: ['对折一次', '再对折一次', '说说每一份是几分之一'].map((title, place) => ({ level: place === 0 ? 1 : 2, title, durationSeconds: null, ref: null })),
  };
  const kept = async (ownId: string): Promise<void> => {
    await call(`/own-resources/${ownId}`, draft, 'PUT');
    const cover = readFileSync(new URL('../../demo/media/files/moon/cover.jpg', import.meta.url));
    await call(`/own-resources/${ownId}/files/cover`, { name: '封面.jpg', sizeBytes: cover.length }, 'PUT');
    await call(`/own-resources/${ownId}/files/cover/parts/0`, cover, 'PUT');
  };
  await kept(id);
  const submitted = uuidv7();
  await kept(submitted);
  await call(`/own-resources/${submitted}/submission`, {}, 'PUT');
  return id;
}

/** The county recommends two lessons to its schools. */
async function recommend(call: Call, resourceIds: readonly string[]): Promise<void> {
  const { audiences } = v.parse(v.object({ audiences: v.array(v.object({ kind: v.string(), id: v.string() })) }), await call('/recommendations'));
  for (const resourceId of resourceIds.slice(0, 2)) await call(`/recommendations/${uuidv7()}`, { resourceId, audience: audiences[0], reason: '全县数学教研本月的课例' }, 'PUT');
}

/** Gives families of the teacher's classes something to decide and something to know. */
async function announce(call: Call): Promise<void> {
  const { classes } = v.parse(Audiences, await call('/announcements/audiences'));
  const common = { audience: { kind: 'classes', classIds: classes.map(({ id }) => id) }, personal: [], urgentReason: '今晚就要准备', scheduledFor: null, dueAt: null };
  const photo = readFileSync(new URL('../../demo/media/files/fraction-bar/cover.jpg', import.meta.url));
  const attachments = [
    await upload(call, '/announcement-attachments', photo, { kind: 'picture', name: '路线.jpg', description: '走哪条路' }),
    await upload(call, '/announcement-attachments', new TextEncoder().encode('%PDF-1.4'.padEnd(64_000)), { kind: 'file', name: '安全须知.pdf' }),
  ];
  await call('/announcements', { ...common, attachments, title: '周五去湿地公园，请您决定', text: '上午8:30出发，中午12:00回校。请带水和一件外套。', ask: { kind: 'consent', refusal: '不参加的孩子在校由李老师看护，照常上课。' } });
  await call('/announcements', { ...common, title: '周六上午植树，自愿报名', text: '8:30在校门口集合，工具由学校准备。', ask: { kind: 'sign-up', capacity: 20 }, dueAt: '2030-12-01T10:00:00.000Z' });
  const slots = ['08:00', '08:15', '08:30', '08:45', '09:00', '09:15'].map((time, index) => ({ id: `s${index + 1}`, startsAt: `2030-12-02T${time}:00.000Z` }));
  const meeting = v.parse(v.object({ id: v.string() }), await call('/announcements', { ...common, title: '家长会一对一，请约一个时段', text: '每家十五分钟，只谈您自己的孩子。', ask: { kind: 'appointment', place: '教室305', minutes: 15, slots } }));
  await call(`/announcements/${meeting.id}/answer`, { childIds: [classes[0]?.children[0]?.id], choices: ['s2'], signature: null }, 'PUT');
  await call('/announcements', { ...common, title: '明天带20厘米的直尺', text: '没有的话学校可以借。', ask: { kind: 'receipt' } });
}

/** Asks for leave for the first own child, so that a teacher has something to decide. */
async function askForLeave(call: Call): Promise<void> {
  const { identities } = v.parse(Me, await call('/me'));
  const childId = identities.flatMap(({ children }) => children)[0]?.id;
  await call('/leave-requests', { childId, kind: 'illness', firstDay: '2026-12-01', lastDay: '2026-12-02', part: 'day', reason: '发烧，医生说休息两天。' });
}

/** A family writes something into a talk of the class, and the teacher reports it. */
async function reportMessage(teacher: Call, family: Call): Promise<void> {
  const { items } = v.parse(v.object({ items: v.array(v.object({ class: v.object({ id: v.string() }) })) }), await family('/contacts'));
  const { id } = v.parse(v.object({ id: v.string() }), await teacher('/conversations', { kind: 'class', classId: items[0]?.class.id, title: '秋游那天带什么' }));
  const photo = readFileSync(new URL('../../demo/media/files/moon/cover.jpg', import.meta.url));
  const attachments = [await upload(family, filesOf(id), photo, { kind: 'picture', name: '团购海报.jpg' }), await upload(family, filesOf(id), new TextEncoder().encode('%PDF-1.4'.padEnd(64_000)), { kind: 'file', name: '价目表.pdf' })];
  const message = { id: uuidv7(), text: '春游团购，需要的加微信。已经有二十家报名了，价格便宜，车接车送。', attachments };
  await family(`/conversations/${id}/messages`, message);
  await teacher(`/conversations/${id}/reports`, { messageId: message.id, reason: 'advertising', text: '连着发了三遍，家长们说不合适。' });
}

/** A private talk of the teacher about the first child of the own classes. */
async function openTalk(teacher: Call): Promise<string> {
  const { items } = v.parse(Contacts, await teacher('/contacts'));
  const [contact] = items;
  if (contact === undefined) throw new Error('The teacher of the demo county has no family to write to.');
  return v.parse(v.object({ id: v.string() }), await teacher('/conversations', { kind: 'private', childId: contact.child.id, teacherId: contact.teacher.id, guardianId: null })).id;
}

/** Something that a message is to carry. */
const filesOf = (talk: string): string => `/conversations/${talk}/attachments`;

async function upload(writer: Call, room: string, bytes: Uint8Array, draft: { kind: 'picture' | 'file'; name: string; description?: string }): Promise<string> {
  const id = uuidv7();
  const address = `${room}/${id}`;
  await writer(address, { ...draft, sizeBytes: bytes.length }, 'PUT');
  await writer(`${address}/parts/0`, bytes, 'PUT');
  return id;
}

/** A photo and a paper of the lesson, from the teacher to the family. */
async function sendPhoto(teacher: Call, talk: string): Promise<void> {
  const photo = readFileSync(new URL('../../demo/media/files/fraction-bar/cover.jpg', import.meta.url));
  const paper = new TextEncoder().encode('%PDF-1.4'.padEnd(64_000));
  const attachments = [
    await upload(teacher, filesOf(talk), photo, { kind: 'picture', name: '折纸.jpg', description: '一条彩带分成四份，其中一份涂了颜色' }),
    await upload(teacher, filesOf(talk), paper, { kind: 'file', name: '第3课练习单：认识几分之一.pdf' }),
  ];
  await teacher(`/conversations/${talk}/messages`, { id: uuidv7(), text: '今天在课上折的，每一份都是四分之一。回家可以再折一次，练习单不用打印。', attachments });
}

type Call = (path: string, body?: unknown, method?: 'POST' | 'PUT') => Promise<unknown>;
/** Asks routes of the contract as a demo person; with a body, sends it, bytes as they are. */
async function caller(origin: string, personId: string): Promise<Call> {
  const headers = { 'Content-Type': 'application/json', 'LS-Request': '1' };
  const signedIn = await fetch(`${origin}/api/v1/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ personId }) });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${origin}/api/v1/session/token`, { method: 'POST', headers: { ...headers, Cookie: cookie } });
  const { accessToken } = v.parse(v.object({ accessToken: v.string() }), await answer.json());
  return async (path, body, method = 'POST') => {
    const own = { Authorization: `Bearer ${accessToken}`, 'Content-Type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    const post = body === undefined ? {} : { method, body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body) };
    const response = await fetch(`${origin}/api/v1${path}`, { ...post, headers: own });
    return response.status === 204 ? null : ((await response.json()) as unknown);
  };
}
