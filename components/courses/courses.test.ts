import { expect, fixture, html } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { printed } from '../../test/helpers/paper.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { readCertificateNumber } from '../../contract/src/certificate-number.ts';
import type { LsCourses } from './courses.ts';
import './courses.define.ts';

const part = (element: LsCourses, css: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};
const has = (element: LsCourses, css: string): boolean => Boolean(element.shadowRoot?.querySelector(css));
const said = (element: LsCourses): string => element.shadowRoot?.textContent.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ') ?? '';
const course = 'r-shadow-course';
const key = `${course} ${person.pupil}`;

describe('ls-courses', () => {
  let service: MemoryService;
  const open = async (who: string, resource = ''): Promise<LsCourses> => {
    const element = await fixture<LsCourses>(html`<ls-courses lang="zh-CN" resource=${resource} verify="https://space.example.cn/certificates" .ports=${service.portsFor(who)}></ls-courses>`);
    await waitUntil(() => element.state.type !== 'loading' && element.state.type !== 'unset');
    await element.updateComplete;
    return element;
  };
  beforeEach(() => {
    service = createMemoryService(countyFixtures(), { latencyMs: 0, now: () => '2026-11-23T04:00:00.000Z' });
  });

  it('[TS-04] a pupil enrols by keyboard, sees the figure of the rule, and takes the certificate once all is done', async () => {
    const element = await open(person.pupil);
    expect(said(element)).to.contain('未报名').and.to.contain('退出后就看不到了');
    await tabTo('.join');
    await press('Enter');
    await waitUntil(() => has(element, '[data-state=joined]'));
    expect(focusedElement()?.getAttribute('data-id'), 'what was pressed is gone, and the keyboard still at the course').to.equal(part(element, '.item').dataset.id);
    expect(said(element)).to.contain('已完成 0 / 3 个单元');
    expect(has(element, '.certify'), 'none before it is done').to.equal(false);
    service.fixtures.courseResults[key] = 3;
    element.reload();
    await waitUntil(() => has(element, '.certify'));
    expect(said(element)).to.contain('已完成 3 / 3 个单元').and.contain('姓名的第一个字');
    await tabTo('.certify');
    await press(' ');
    await waitUntil(() => has(element, '.certificate'));
    const number = part(element, '.number').textContent;
    expect(readCertificateNumber(number)).to.equal(number);
    expect(focusedElement()?.getAttribute('data-id')).to.equal(part(element, '.item').dataset.id);
    const sheet = printed();
    await tabTo('.print');
    await press('Enter');
    const paper = (await sheet).body.textContent;
    expect(paper).to.contain(number);
    expect(paper).to.contain('买买提').and.to.contain('影子的秘密').and.to.contain('https://space.example.cn/certificates');
  });

  it('[TS-04] a pupil enrols and leaves by pointer; the course is asked for by its identifier', async () => {
    const element = await open(person.pupil);
    await click(part(element, '.join'));
    await waitUntil(() => has(element, '[data-state=joined]'));
    let asked = '';
    element.addEventListener('ls-course-open-request', ({ detail }) => (asked = detail.resourceId));
    await click(part(element, '.open'));
    expect(asked).to.equal(course);
    await click(part(element, '.leave'));
    await waitUntil(() => has(element, '[data-state=none]'));
  });

  it('[TS-04] a teacher sees who has enrolled, each with the own progress, takes one out by pointer and lets the pupil join again', async () => {
    await service.portsFor(person.pupil).resources.joinCourseGroup?.('cg-shadow', true);
    service.fixtures.courseResults[key] = 2;
    const element = await open(person.teacher);
    await click(part(element, '.members'));
    await waitUntil(() => has(element, '.member'));
    expect(said(element)).to.contain('已完成 2 / 3 个单元');
    expect(element.shadowRoot?.querySelectorAll('.member').length).to.equal(1);
    await click(part(element, '.admit'));
    await waitUntil(() => has(element, '.member[data-state=taken-out]'));
    const pupil = await open(person.pupil);
    expect(said(pupil)).to.contain('老师把你移出了这门课程');
    expect(has(pupil, '.join')).to.equal(false);
    await click(part(element, '.admit'));
    await waitUntil(() => !has(element, '.member'));
    pupil.reload();
    await waitUntil(() => has(pupil, '.join'));
  });

  it('[TS-04] a teacher opens a course to a class by keyboard, and closes it', async () => {
    service.fixtures.courseGroups = [];
    const { resources } = service.portsFor(person.teacher);
    const answer = { value: { resourceId: course, registration: null, units: [], satisfied: false }, asOf: '2026-11-23T04:00:00.000Z', stale: false };
    const ports = { ...service.portsFor(person.teacher), resources: { ...resources, course: () => Promise.resolve(answer) } };
    const element = await fixture<LsCourses>(html`<ls-courses lang="zh-CN" resource=${course} .ports=${ports}></ls-courses>`);
    await waitUntil(() => has(element, '[data-open]'));
    await tabTo('[data-open]');
    await press('Enter');
    await waitUntil(() => has(element, '.members'));
    expect(focusedElement()?.getAttribute('data-id'), 'at what was opened').to.equal(part(element, '.item').dataset.id);
    await tabTo('.close');
    expect(focusedElement()?.textContent).to.equal('停止报名');
    await press('Enter');
    await waitUntil(() => said(element).includes('已停止报名'));
    expect(focusedElement()?.getAttribute('data-id')).to.equal(part(element, '.item').dataset.id);
  });

  it('[TS-04] who was let join again leaves the list, and the keyboard goes on to the next one', async () => {
    for (const pupil of [person.pupil, person.otherPupil]) await service.portsFor(pupil).resources.joinCourseGroup?.('cg-shadow', true);
    const element = await open(person.teacher);
    await click(part(element, '.members'));
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.member').length === 2);
    const [first, second] = element.shadowRoot?.querySelectorAll<HTMLElement>('.member') ?? [];
    await tabTo('.admit');
    await press('Enter');
    await waitUntil(() => first?.dataset.state === 'taken-out');
    await press('Enter');
    await waitUntil(() => first?.isConnected === false);
    expect(focusedElement()?.getAttribute('data-learner')).to.equal(second?.dataset.learner);
    expect(second?.dataset.state, 'nobody else was taken out').to.equal('joined');
  });

  it('[TS-04] of who has left with a certificate a teacher sees that it stands and no more, and revokes it by pointer', async () => {
    const { resources } = service.portsFor(person.pupil);
    await resources.joinCourseGroup?.('cg-shadow', true);
    service.fixtures.courseResults[key] = 3;
    await resources.takeCertificate?.('cg-shadow');
    await resources.joinCourseGroup?.('cg-shadow', false);
    const element = await open(person.teacher);
    await click(part(element, '.members'));
    await waitUntil(() => has(element, '.member[data-state=none]'));
    expect(part(element, '.member').textContent).to.contain('未报名').and.not.contain('个单元');
    expect(has(element, '.admit'), 'nobody is taken out who is not in it').to.equal(false);
    await click(part(element, '.revoke'));
    await waitUntil(() => part(element, '.revoke').textContent.includes('恢复'));
    const pupil = await open(person.pupil);
    expect(part(pupil, '.certificate').dataset.state).to.equal('revoked');
    expect(has(pupil, '.print')).to.equal(false);
  });

  it('[TS-04] a guardian reads how far the child is and the certificate, and has nothing to press for the child', async () => {
    const { resources } = service.portsFor(person.pupil);
    await resources.joinCourseGroup?.('cg-shadow', true);
    service.fixtures.courseResults[key] = 3;
    await resources.takeCertificate?.('cg-shadow');
    const element = await open(person.guardian);
    expect(said(element)).to.contain('买买提').and.to.contain('已完成 3 / 3 个单元');
    expect(has(element, '.certificate')).to.equal(true);
    expect(['.join', '.leave', '.certify', '.open'].filter((css) => has(element, css))).to.deep.equal([]);
  });

  it('[TS-04] says so where a resource is no course in a package', async () => {
    const element = await open(person.teacher, 'r-fractions');
    expect(said(element)).to.contain('不是课程包');
    expect(has(element, '[data-open]')).to.equal(false);
  });

  it('[TS-04] compares with nobody', async () => {
    await service.portsFor(person.pupil).resources.joinCourseGroup?.('cg-shadow', true);
    const element = await open(person.otherPupil);
    expect(said(element)).not.to.match(/买买提|名次|排名|超过|第\s*\d+\s*名/);
  });
});
