/** The pupil's part of a lesson in WebKitGTK: a task is opened and played, the line is lost and comes back, nothing is lost. */
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
