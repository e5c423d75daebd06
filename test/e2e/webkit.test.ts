/**
 * What is walked in WebKitGTK: the pupil's part of a lesson, in which the line is lost and nothing else is, and a teacher with the catalogue
 * on the same phone, by pointer. Its driver gives no log of the network, no files to choose and no clipboard: those parts of
 * a teacher's journey are walked in the other engines (`picker.test.ts`).
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { RunningService } from '../../tools/run-service.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { openLine, type Line } from './helpers/line.ts';
import { until } from './helpers/wait.ts';
import { missingForWebkit, openWebkit, type WebkitWindow } from './helpers/webkit.ts';

const lesson = '分数的初步认识';
const title = `${lesson}，在手机上`;
/** Keys by the names that WebDriver gives them. */
const [tab, enter, arrowDown, escape] = ['\uE004', '\uE007', '\uE015', '\uE00C'];

describe('a pupil in WebKitGTK', { skip: missingForWebkit() ?? false }, () => {
  let service: RunningService;
  let cast: Cast;
  let teacher: Caller;
  let taskId: string;
  let line: Line;
  let phone: WebkitWindow;
  before(async () => {
    service = await startBuilt();
    cast = await findCast(service.origin);
    teacher = await signInAs(service.origin, cast.teacher);
    taskId = await giveTask();
    line = await openLine(service.origin);
    phone = await openWebkit({ width: 360, height: 640 });
  });
  after(async () => {
    await phone.close();
    await line.close();
    await service.remove();
  });
  const pupil = () => cast.families[0]?.pupil ?? assert.fail('a family');
  const position = () => phone.run(() => document.querySelector('ls-app')?.shadowRoot?.querySelector<HTMLMediaElement>('ls-player')?.currentTime ?? 0, null);

  it('comes in and finds the task', async () => {
    await phone.goto(`${line.origin}/`);
    await phone.press({ css: '.demo-person', text: pupil() });
    await phone.find({ css: '.person', text: pupil() });
    await phone.press({ css: '.task__open', text: title });
    await phone.find({ css: '.start' });
  });

  it('plays the film, without a line too, and what was watched waits', async () => {
    await phone.press({ css: '.start' });
    await until('the film runs', position, (seconds) => seconds > 1);
    line.cut();
    await phone.type('k');
    await phone.find({ css: '.sync', text: '项待发送' });
    assert.notEqual(await stateAtTeacher(), 'completed');
  });

  it('sends it once the line is back, and the teacher sees it', async () => {
    line.mend();
    await until('the teacher sees it', stateAtTeacher, (state) => state === 'started', 70_000);
    await phone.gone({ css: '.sync' });
  });

  it('[RS-03] [RS-02] a teacher on the same phone finds a lesson by pinyin, and by its place in the textbook', async () => {
    await phone.press({ css: '.settings summary' });
    await phone.press({ css: 'button', text: '退出' });
    await phone.press({ css: '.demo-person', text: cast.teacher });
    await phone.find({ css: '.person', text: cast.teacher });
    await phone.press({ css: 'nav button', text: '资源' });
    await phone.press({ css: '.search__input' });
    await phone.type('fenshu');
    await phone.find({ css: '.item__open', text: lesson });
    await until('the address says it', () => phone.run(() => location.search, null), (search) => search.includes('q=fenshu'));
    await phone.press({ css: '.chip--filters' });
    for (const place of ['小学', '数学']) {
      await phone.press({ css: '[role="treeitem"]', text: place });
      await phone.find({ css: '[role="treeitem"][aria-selected="true"]', text: place });
    }
    await phone.press({ css: '.chip--filters' });
    await phone.press({ css: '.item__open', text: lesson });
  });

  it('[RS-05] [RS-07] tries it where it stands, and the service knows of it', async () => {
    const inPicker = () => phone.run(() => document.querySelector('ls-app')?.shadowRoot?.querySelector('ls-resource-picker')?.shadowRoot?.querySelector<HTMLMediaElement>('ls-player')?.currentTime ?? 0, null);
    await phone.press({ css: '.start' });
    await until('the film runs', inPicker, (seconds) => seconds > 1);
    await phone.type('k');
    const resourceId = await phone.run(() => new URLSearchParams(location.search).get('open') ?? '', null);
    const mayRate = async () => ((await (await teacher.call(`/resources/${resourceId}/rating`)).json()) as { mayRate: boolean }).mayRate;
    await until('the service knows of it', mayRate, (may) => may);
  });

  it('[RS-14] reports an error in it, and is given the number of the case', async () => {
    await phone.press({ css: '.report button' });
    await phone.find({ css: 'dialog.report-dialog[open] select' });
    await phone.type(`${arrowDown}${tab}1 分 20 秒处算错了。`);
    await phone.press({ css: 'dialog.report-dialog [type="submit"]' });
    await phone.find({ css: '.reporting__number' });
    await phone.type(escape);
    await phone.gone({ css: 'dialog.report-dialog[open]' });
    const { items } = (await (await teacher.call('/reports')).json()) as { items: { kind: string; description: string }[] };
    assert.deepEqual(items.map(({ kind, description }) => [kind, description]), [['error', '1 分 20 秒处算错了。']]);
  });

  it('[RS-06] [PS-09] keeps it, and shares it beyond the class: it waits for review', async () => {
    await phone.press({ css: '.detail__favourite' });
    await phone.find({ css: '.detail__favourite[aria-pressed="true"]' });
    await phone.press({ css: 'nav button', text: '资源' });
    await phone.press({ css: 'button', text: '我的资源' });
    await phone.press({ css: '.new-folder' });
    await phone.find({ css: '.naming input' });
    await phone.type(`下周要用${enter}`);
    await phone.find({ css: '.folder', text: '下周要用' });
    await phone.press({ css: '[data-act="share"]' });
    await phone.press({ css: 'dialog input[value="school"]' });
    await phone.press({ css: 'dialog [type="submit"]' });
    await phone.find({ css: '#share-outcome', text: '审核' });
  });

  async function giveTask(): Promise<string> {
    const classId = teacher.me.identities.flatMap(({ classes }) => classes)[0]?.id;
    const found = (await (await teacher.call(`/resources?q=${encodeURIComponent(lesson)}&playable=true`)).json()) as { items: { id: string }[] };
    const body = JSON.stringify({ classId, resourceId: found.items[0]?.id, title, instruction: '', paperAlternative: null, dueAt: null });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    const answer = await teacher.call('/tasks', { method: 'POST', headers, body });
    assert.equal(answer.status, 201);
    return ((await answer.json()) as { id: string }).id;
  }

  async function stateAtTeacher(): Promise<string> {
    const answer = (await (await teacher.call(`/tasks/${taskId}/progress`)).json()) as { learners: { learner: { name: string }; progress: { state: string } | null }[] };
    return answer.learners.find(({ learner }) => learner.name === pupil())?.progress?.state ?? 'not-started';
  }
});
