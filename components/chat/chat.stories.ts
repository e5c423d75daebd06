import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts, createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { newOrderedId } from '../base/id.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import { ready } from '../base/state.ts';
import './chat.define.ts';
import { talkOf } from './model/talk.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });
/** The same over an engine that has little beside messages. */
function portsOfOther(who: string): ReturnType<typeof portsOf> {
  const ports = portsOf(who);
  return { ...ports, chat: { ...ports.chat, lacks: async () => ['attachments', 'search', 'open', 'retract', 'report'] } };
}

/** A talk in which the reader has had messages translated: one is, one is on its way, one could not be. */
async function translated(): Promise<object> {
  const { chat } = portsOf(person.guardian);
  const conversationId = 'cv-maimaiti';
  const [list, { value: conversation }, page] = await Promise.all([chat.list({}), chat.get(conversationId), chat.messages(conversationId, { limit: 40 })]);
  const [first, , third, last] = page.value.items.map(({ id, text: of }) => ({ id, of, into: 'ug' }));
  if (first === undefined || third === undefined || last === undefined) throw new Error('The fixture has too few messages.');
  const problem = { code: 'unavailable', title: '翻译服务没有回应', detail: '', action: '请稍后再试', offline: false };
  const translations = new Map([
    [first.id, { ...first, type: 'ready', text: 'مەمەتئېلى بۈگۈن قەغەزنى ناھايىتى ئەستايىدىل قاتلىدى، تۆتتىن بىرنى ئېنىق سۆزلەپ بەردى.', by: '县教育局翻译' }],
    [third.id, { ...third, type: 'loading' }],
    [last.id, { ...last, type: 'error', problem }],
  ]);
  const talk = { type: 'ready', conversationId, ...talkOf(conversation, page.value, { unreadFrom: null, sought: null, asOf: page.asOf, stale: false, draft: '', draftFiles: [] }) };
  const data = { conversations: list.value.items, more: false, unread: 0, talk, readerId: person.guardian, contacts: null, found: null, reported: null, translations, files: new Map() };
  return ready(data, { asOf: page.asOf, stale: false });
}

/** A talk with a photo that has come, one that has not, a voice and a file. */
async function attached(): Promise<MemoryService> {
  const service = createMemoryService();
  const canvas = new OffscreenCanvas(800, 600);
  const pen = canvas.getContext('2d');
  const stripes = ['#0e6762', '#e2a33b', '#c2543d', '#f1efe9'];
  for (const [index, colour] of stripes.entries()) {
    if (pen === null) break;
    pen.fillStyle = colour;
    pen.fillRect(index * 200, 0, 200, 600);
  }
  const photo = await canvas.convertToBlob({ type: 'image/jpeg' });
  const { chat } = service.portsFor(person.guardian);
  const picture = { id: newOrderedId(), kind: 'picture' as const, name: '折纸.jpg', file: photo, width: 800, height: 600, description: '一张纸折成四份，每份一种颜色' };
  const file = { id: newOrderedId(), kind: 'file' as const, name: '四年级上册-分数-练习单（第3课）.pdf', file: new Blob(['%PDF-1.4 '.padEnd(48_000)]) };
  await chat.send('cv-maimaiti', { id: newOrderedId(), text: '在家折的，每份都是四分之一。', attachments: [picture] });
  const voice = { id: newOrderedId(), kind: 'voice' as const, name: 'voice.webm', file: new Blob(['sound']), durationMs: 12_400 };
  await chat.send('cv-maimaiti', { id: newOrderedId(), text: '', attachments: [voice] });
  await service.portsFor(person.teacher).chat.send('cv-maimaiti', { id: newOrderedId(), text: '', attachments: [file, { ...picture, id: newOrderedId(), description: undefined }] });
  return service;
}
const withFiles = await attached();

export default { element: 'ls-chat', title: 'Chat' };
export const states = {
  ...bareStories,
  ofGuardian: { properties: { ports: portsOf(person.guardian) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  privateTalk: { properties: { ports: portsOf(person.guardian) }, attributes: { conversation: 'cv-maimaiti' } },
  privateTalkOfTeacher: { properties: { ports: portsOf(person.teacher) }, attributes: { conversation: 'cv-maimaiti' } },
  otherEngine: { properties: { ports: portsOfOther(person.guardian) }, attributes: { conversation: 'cv-outing' } },
  classTalk: { properties: { ports: portsOf(person.guardian) }, attributes: { conversation: 'cv-outing' } },
  closedTalk: { properties: { ports: portsOf(person.guardian) }, attributes: { conversation: 'cv-reading' } },
  classTalkOfTeacher: { properties: { ports: portsOf(person.teacher) }, attributes: { conversation: 'cv-outing' } },
  translated: { properties: { state: await translated(), conversation: 'cv-maimaiti' } },
  attachments: { properties: { ports: withFiles.portsFor(person.guardian) }, attributes: { conversation: 'cv-maimaiti' } },
  attachmentsInUyghur: { properties: { ports: withFiles.portsFor(person.guardian) }, attributes: { conversation: 'cv-maimaiti', lang: 'ug' } },
  compact: { properties: { ports: portsOf(person.guardian) }, attributes: { compact: '' } },
} satisfies StoryFile['states'];
