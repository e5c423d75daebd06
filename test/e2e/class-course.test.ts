/** A course taken with a class, in the built app: a teacher opens it by pointer, a pupil joins by keyboard, and whoever has the certificate's number verifies it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { signIn } from './helpers/app.ts';
import { browsers, openPlainWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Cast } from './helpers/county.ts';
import { find, press } from './helpers/deep.ts';
import { enter } from './helpers/keyboard.ts';
import { importPackages, scorm2004 } from './helpers/packages.ts';

const phone = { width: 360, height: 640 };
let service: RunningService;
let cast: Cast;
let course: string;
before(async () => {
  service = await startBuilt({}, async (folder) => {
    [course = ''] = await importPackages(folder, 'demo-yunling', [scorm2004]);
  });
  cast = await findCast(service.origin);
});
after(() => service.remove());

const [browser] = browsers;
describe(`a course of a class in ${browser?.name ?? 'no browser'}`, { skip: browser?.missing() ?? false }, () => {
  let running: Browser;
  let teacher: Page;
  let pupil: Page;
  let name: string;
  before(async () => {
    name = cast.families[0]?.pupil ?? assert.fail('a family');
    running = (await browser?.launch()) ?? assert.fail('a browser');
    teacher = await openPlainWindow(running);
    pupil = await openPlainWindow(running, phone);
  });
  after(() => running.close());

  it('[TS-04] a teacher opens a course to the class by pointer, from the page of the course', async () => {
    await signIn(teacher, service.origin, cast.teacher);
    await teacher.goto(`${service.origin}/resources/${course}`);
    await press(teacher, { css: '.acts button', text: '开设班级课程' });
    await press(teacher, '[data-open]');
    await press(teacher, '.members');
    await find(teacher, { css: '[role=status]', text: '还没有学生报名' });
  });

  it('[TS-04] a pupil enrols by keyboard, and takes a certificate once the course is done, which the open page verifies', async () => {
    await signIn(pupil, service.origin, name);
    await pupil.goto(`${service.origin}/courses`);
    await find(pupil, '.join');
    await enter(pupil, { css: '.join' });
    await find(pupil, { css: '.figure', text: '已完成 0 / 1 个单元' });
    const child = await signInAs(service.origin, name);
    const launched = (await (await child.call(`/resources/${course}/launches`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"unit":0}' })).json()) as { registration: string };
    const waived = await (await signInAs(service.origin, cast.teacher)).call(`/registrations/${launched.registration}/waivers`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"unit":0,"reason":"课上做过"}' });
    assert.equal(waived.status, 204);
    await pupil.goto(`${service.origin}/courses`);
    await find(pupil, '.certify');
    await enter(pupil, { css: '.certify' });
    const number = await (await find(pupil, '.number')).evaluate(({ textContent }) => textContent);
    await teacher.bringToFront();
    await teacher.goto(`${service.origin}/certificates?number=${encodeURIComponent(number)}`);
    const said = await (await find(teacher, '[data-state=valid]')).evaluate(({ textContent }) => textContent);
    assert.ok(said.includes(number) && !said.includes(name), said);
  });
});
