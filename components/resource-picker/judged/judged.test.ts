/** Judging in the closer look: what is missing, comments and replies, the switch of recommending, figures of use. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { chooseLine, click, press, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { madeResource } from '../../adapters/memory/fixtures.own-resources.ts';
import type { Fixtures } from '../../adapters/memory/fixtures.types.ts';
import { newId } from '../../base/id.ts';
import type { Change, MandatoryField } from '../../base/index.ts';
import { all, inside, pickerWith, shelf, words } from '../fixtures/mounted.ts';
import type { LsResourcePicker } from '../resource-picker.ts';

/** A closer look at the lesson on fractions; what comes after it has come. */
async function looking(who: string, fixtures: Fixtures = shelf(), key?: string): Promise<LsResourcePicker> {
  // One at a time, as on a page: what stands below a long list is far away.
  fixtureCleanup();
  const { picker } = await pickerWith({ who, fixtures });
  if (key === undefined) await click(inside(picker, '[data-id="r-fractions"]'));
  else {
    await tabTo('[data-id="r-fractions"]');
    await press(key);
  }
  await waitUntil(() => picker.shadowRoot?.querySelector('.facts') && picker.shadowRoot.querySelector('.block-of-detail:not(.besides)'), 'what comes after the resource');
  return picker;
}
/** What is told of others: fewer than five. */
const usesOf: Readonly<Record<string, number>> = { 'r-fractions': 36500, 'r-poem': 40 };
const factOf = (picker: LsResourcePicker, label: string) => all(picker, '.facts__row').find((row) => row.querySelector('dt')?.textContent.trim() === label)?.querySelector('dd');
const lacking = (): Fixtures => {
  const fixtures = shelf();
  const found = fixtures.resources.find(({ id }) => id === 'r-fractions');
  if (found) Object.assign(found, { rightsHolder: '', lecturers: [], extra: { 适用场景: '<b>双师课堂</b>' } });
  return fixtures;
};
const used = (verb: 'initialized' | 'completed', personId: string, at: string): Fixtures['records'][number] => ({
  personId,
  record: { id: newId(), verb, resourceId: 'r-fractions', taskId: null, positionSeconds: 0, durationSeconds: 96, playedSegments: [], sessionId: newId(), at },
});

describe('ls-resource-picker judges: metadata', () => {
  it('[RS-04] shows every mandatory field by pointer, and says to who answers for it what is missing', async () => {
    const picker = await looking(person.manager, lacking());
    const fact = (label: string): string => factOf(picker, label)?.textContent.trim() ?? `no ${label}`;
    const shown: Record<MandatoryField, string> = {
      title: inside(picker, '.detail__title').textContent,
      address: fact('资源链接'),
      description: inside(picker, '.detail__text').textContent.trim(),
      provider: fact('提供单位'),
      rightsHolder: fact('版权方'),
      lecturers: fact('主讲人'),
      cover: fact('资源封面'),
    };
    expect(shown).to.deep.equal({
      title: '分数的初步认识：几分之一',
      address: `${location.origin}/media/fractions/master.m3u8`,
      description: shelf().resources.find(({ id }) => id === 'r-fractions')?.description,
      provider: '云岭县教研室',
      rightsHolder: '未填写',
      lecturers: '未填写',
      cover: '未填写',
    });
    for (const label of ['类型', '文件格式']) expect(fact(label)).not.to.include(label);
    expect(factOf(picker, '资源链接')?.querySelector('a'), 'what the service holds opens in the player').to.equal(null);
    await waitUntil(() => picker.shadowRoot?.querySelector('.missing'));
    expect(inside(picker, '.missing').textContent).to.include('版权方').and.include('主讲人').and.include('资源封面').and.not.include('资源名称');
    expect(words(picker)).to.include('<b>双师课堂</b>');
    await expect(picker).to.be.accessible();
  });

  it('[RS-04] opens at its provider what only lies there, from its address alone; an address that is none of a page leads nowhere', async () => {
    const fixtures = shelf();
    const [far, bad] = ['r-far-video', 'r-fractions'].map((id) => fixtures.resources.find((one) => one.id === id));
    const link = far?.renditions[0] ?? expect.fail('no link');
    bad?.renditions.splice(0, 2, { ...link, url: 'javascript:window.hacked=1' });
    const picker = await looking(person.teacher, fixtures);
    expect([factOf(picker, '资源链接')?.textContent.trim(), factOf(picker, '资源链接')?.querySelector('a')]).to.deep.equal(['javascript:window.hacked=1', null]);
    picker.address = 'open=r-far-video';
    const address = () => factOf(picker, '资源链接')?.querySelector('a');
    await waitUntil(address);
    expect([address()?.href, address()?.target, address()?.rel, address()?.querySelector('bdi')?.textContent]).to.deep.equal([link.url, '_blank', 'noopener noreferrer', link.url]);
    await expect(picker).to.be.accessible();
  });

  it('[RS-04] by keyboard', async () => {
    const picker = await looking(person.manager, lacking(), 'Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.missing'));
  });

  it('[RS-04] [RS-18] shows the teacher who made it what is missing, its figures, and comments to be answered in the own name', async () => {
    const fixtures = lacking();
    fixtures.ownResources.push(madeResource({ authorId: person.teacher, state: 'admitted', resourceId: 'r-fractions' }));
    fixtures.ratings.push({ resourceId: 'r-fractions', personId: 'p-li', role: 'teacher', draft: { stars: 4, reasons: ['clear'], comment: '练习少了些' }, at: '2026-11-20T02:00:00.000Z', commentId: 'cm-1', state: 'shown', reply: null });
    fixtures.platformPolicies['r-fractions'] = 'reviewed';
    fixtures.commentPolicies['r-fractions'] = 'reviewed';
    const picker = await looking(person.teacher, fixtures);
    await waitUntil(() => picker.shadowRoot?.querySelector('.missing') && picker.shadowRoot.querySelector('.statistics'));
    expect(all(picker, '[name=policy] option').map((option) => option.getAttribute('value')), 'no less than the platform wants').to.deep.equal(['reviewed', 'off']);
    inside(picker, '[data-comment=cm-1] summary').click();
    const field = inside<HTMLTextAreaElement>(picker, '[data-comment=cm-1] [name=reply]');
    field.value = '已补充';
    inside(picker, '[data-comment=cm-1] [type=submit]').click();
    await waitUntil(() => picker.shadowRoot?.querySelector('.comment__reply')?.textContent.includes('已补充'));
    expect(inside(picker, '.comment__reply').textContent).to.include('王秀兰');
  });

  it('[RES-15] says on the card, in a row and in the closer look how many have used it, by which it is sorted by keyboard, and lets nobody write it', async () => {
    const fixtures = shelf();
    for (const resource of fixtures.resources) resource.uses = usesOf[resource.id] ?? null;
    const { picker, ports, asked } = await pickerWith({ fixtures });
    const idsOf = () => all(picker, '.item__open').map(({ dataset }) => dataset['id']);
    await tabTo('.result-bar__sort select');
    for (const sort of ['newest', 'rating', 'use']) {
      await press('ArrowDown');
      await waitUntil(() => asked.at(-1)?.sort === sort, sort);
    }
    await waitUntil(() => idsOf()[0] === 'r-fractions' && idsOf()[1] === 'r-poem');
    expect(all(picker, '.use-mark').map(({ textContent }) => textContent).slice(0, 2)).to.deep.equal(['36,500 人用过', '40 人用过']);
    const { value } = (await ports.resources?.get('r-fractions')) ?? expect.fail('no port');
    expect(JSON.stringify(value)).to.include('"uses":36500');
    await tabTo('[data-id="r-fractions"]');
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.facts'));
    expect(inside(picker, '.facts').textContent.replace(/\s+/g, ' ')).to.include('在这里用过的人数').and.include('36,500');
    expect(all(picker, '.use-mark :is(input, button), .facts :is(input, textarea, [contenteditable])')).to.deep.equal([]);
  });

  it('[RES-15] is sorted by and read by pointer, which writes nothing; of fewer than five people it says no more than that', async () => {
    const fixtures = shelf();
    for (const resource of fixtures.resources) resource.uses = usesOf[resource.id] ?? null;
    const { picker } = await pickerWith({ fixtures });
    const first = () => all(picker, '.item__open').map(({ dataset }) => dataset['id']).slice(0, 2).join();
    await chooseLine(inside(picker, '.result-bar__sort select'), 'use');
    await waitUntil(() => first() === 'r-fractions,r-poem');
    await click(inside(picker, '[data-id="r-fractions"]'));
    const factOf = () => all(picker, '.facts__row').find(({ textContent }) => textContent.includes('在这里用过的人数'))?.querySelector('dd');
    await waitUntil(() => factOf()?.textContent.trim() === '36,500');
    await click(factOf() ?? expect.fail('no figure'));
    await typeText('9');
    expect(factOf()?.textContent.trim()).to.equal('36,500');
    picker.address = 'open=r-water-cycle';
    await waitUntil(() => factOf()?.textContent.trim() === '不到 5 人', 'few are not counted out');
    const few = all(picker, '.item').find((item) => item.querySelector('[data-id="r-water-cycle"]'));
    expect(few?.querySelector('.use-mark') ?? null, 'a card says nothing of few').to.equal(null);
    picker.address = 'view=table&sort=use';
    const columnOf = (id: string) => all(picker, '.table tbody tr').find((row) => row.querySelector(`[data-id="${id}"]`))?.textContent.replace(/\s+/g, ' ');
    await waitUntil(() => columnOf('r-poem'));
    expect([columnOf('r-poem')?.includes('40'), columnOf('r-water-cycle')?.includes('不到 5 人')]).to.deep.equal([true, true]);
  });

  it('[RS-04] [RS-18] warns nobody else, and has no figures for them', async () => {
    for (const who of [person.teacher, person.pupil, person.guardian]) {
      const picker = await looking(who, lacking());
      expect(picker.shadowRoot?.querySelector('.missing, .statistics'), who).to.equal(null);
      expect(words(picker)).to.include('未填写');
    }
  });
});

describe('ls-resource-picker judges: ratings', () => {
  const opening = '.own-rating:not(.statistics) > summary';
  /** As a hand does it: opens the form, presses stars and a reason, writes over what stands there, sends. */
  async function rate(picker: LsResourcePicker, stars: number, comment: string): Promise<void> {
    await waitUntil(() => picker.shadowRoot?.querySelector('.own-rating__form'));
    if (!inside<HTMLDetailsElement>(picker, '.own-rating').open) await click(inside(picker, opening));
    await click(inside(picker, `[name=stars][value="${stars}"]`));
    if (!inside<HTMLInputElement>(picker, '[name=reason][value=clear]').checked) await click(inside(picker, '[name=reason][value=clear]'));
    await click(inside(picker, '[name=comment]'));
    await press('Control', 'a');
    await typeText(comment);
    await click(inside(picker, '.own-rating__form [type=submit]'));
  }

  it('[RS-07] the second takes the place of the first by pointer; what a pupil says waits, and is answered once it is shown', async () => {
    const fixtures = shelf();
    const picker = await looking(person.otherPupil, fixtures);
    await rate(picker, 2, '太快了');
    await waitUntil(() => words(picker).includes('太快了'));
    await rate(picker, 5, '<i>第二遍懂了</i>');
    await waitUntil(() => words(picker).includes('<i>第二遍懂了</i>'));
    expect(words(picker)).to.include('5.0').and.include('1 人评价').and.include('老师看过以后').and.not.include('太快了');
    const manager = await looking(person.manager, fixtures);
    expect(words(manager)).not.to.include('第二遍懂了');
    const [waiting] = fixtures.ratings;
    if (waiting) waiting.state = 'shown';
    const again = await looking(person.manager, fixtures);
    await waitUntil(() => again.shadowRoot?.querySelector('[name=reply]'));
    await click(inside(again, '.comment summary'));
    await click(inside(again, '[name=reply]'));
    await typeText('谢谢你');
    await click(inside(again, '.comment [type=submit]'));
    await waitUntil(() => again.shadowRoot?.querySelector('.comment__reply')?.textContent.includes('谢谢你'));
    await click(inside(again, '.comment .button--quiet'));
    await waitUntil(() => !words(again).includes('第二遍懂了'));
  });

  it('[RS-07] by keyboard, and a teacher’s words are there at once', async () => {
    const picker = await looking(person.teacher, shelf(), 'Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.own-rating__form'));
    await tabTo(opening);
    await press('Enter');
    await tabTo('[name=stars]');
    await press(' ');
    for (let more = 0; more < 3; more += 1) await press('ArrowRight');
    await tabTo('[name=reason][value=clear]');
    await press(' ');
    await tabTo('[name=comment]');
    await typeText('可以直接用');
    await tabTo('.own-rating__form [type=submit]');
    await press('Enter');
    await waitUntil(() => all(picker, '.comment').some(({ textContent }) => textContent.includes('可以直接用')));
    expect(words(picker)).to.include('4.0').and.not.include('看过以后，');
    await tabTo('[name=comment]', 'back');
    await press('Control', 'a');
    await press('Delete');
    await tabTo('.own-rating__form [type=submit]');
    await press('Enter');
    await waitUntil(() => all(picker, '.comment').length === 0, 'what was emptied is taken back');
  });

  it('[LI-05] by pointer whoever answers for it turns comments off: no field is left, nothing is shown, and stars go on', async () => {
    const fixtures = shelf();
    await rate(await looking(person.teacher, fixtures), 4, '可以直接用');
    const manager = await looking(person.manager, fixtures);
    await waitUntil(() => words(manager).includes('可以直接用'));
    await chooseLine(inside<HTMLSelectElement>(manager, '[name=policy]'), 'off');
    await waitUntil(() => !words(manager).includes('可以直接用'));
    const picker = await looking(person.teacher, fixtures);
    await click(inside(picker, opening));
    expect(all(picker, 'textarea, [name=policy], .comment'), 'neither field nor choice').to.deep.equal([]);
    expect(words(picker)).to.include('现在不收评论').and.not.include('可以直接用');
    await click(inside(picker, '[name=stars][value="2"]'));
    await click(inside(picker, '.own-rating__form [type=submit]'));
    await waitUntil(() => words(picker).includes('2.0'));
  });

  it('[LI-05] by keyboard comments are looked at first from then on; a word that the school holds waits in any case', async () => {
    const fixtures = shelf();
    fixtures.heldWords['o-yunling'] = ['加微信'];
    const held = await looking(person.teacher, fixtures);
    await rate(held, 4, '资料加 微 信领');
    await waitUntil(() => words(held).includes('管理员看过以后'));
    const manager = await looking(person.manager, fixtures);
    await tabTo('[name=policy]');
    await press('ArrowDown');
    await waitUntil(() => fixtures.commentPolicies['r-fractions'] === 'reviewed');
    expect(inside(manager, '[name=policy]')).to.equal(manager.shadowRoot?.activeElement);
    const picker = await looking(person.teacher, fixtures);
    expect(words(picker)).to.include('评论审核后显示');
    await rate(picker, 5, '讲得清楚');
    await waitUntil(() => words(picker).includes('讲得清楚') && words(picker).includes('管理员看过以后'));
    expect(words(await looking(person.manager, fixtures))).not.to.include('讲得清楚');
  });

  it('[RS-07] whoever has not used it has no form', async () => {
    const picker = await looking(person.guardian);
    expect(picker.shadowRoot?.querySelector('.own-rating__form')).to.equal(null);
    expect(words(picker)).to.include('用过这个资源以后才能评价');
  });
});

describe('ls-resource-picker judges: recommending and figures', () => {
  it('[SEC-16] the list of related resources ends at once by pointer, and by keyboard comes back and ends again', async () => {
    const fixtures = shelf();
    const lesson = fixtures.resources.find(({ id }) => id === 'r-fractions');
    if (lesson) fixtures.resources.push({ ...lesson, id: 'r-next', title: '几分之几' });
    const picker = await looking(person.teacher, fixtures);
    await waitUntil(() => picker.shadowRoot?.querySelector('.recommending'));
    expect(all(picker, '.related__item').length).to.be.greaterThan(0);
    await click(inside(picker, '.recommending [role=switch]'));
    await waitUntil(() => all(picker, '.related__item').length === 0);
    expect(inside(picker, '.recommending [role=switch]').getAttribute('aria-checked')).to.equal('false');
    await press('Shift', 'Tab');
    await tabTo('.recommending [role=switch]');
    await press('Enter');
    await waitUntil(() => all(picker, '.related__item').length > 0);
    await press('Enter');
    await waitUntil(() => all(picker, '.related__item').length === 0);
  });

  const fixtureOfUse = (): Fixtures => {
    const fixtures = shelf();
    const people = ['p-maimaiti', 'p-ciren', 'p-yoshida', 'p-li', 'p-ouyang'];
    fixtures.records = [...people.map((id) => used('initialized', id, '2026-10-06T03:00:00.000Z')), ...people.slice(0, 3).map((id) => used('completed', id, '2026-10-07T03:00:00.000Z'))];
    return fixtures;
  };
  const opened = (picker: LsResourcePicker): HTMLElement => inside(picker, '.statistics summary');

  it('[RS-18] counts as the fixture by pointer, a table beside the picture', async () => {
    const picker = await looking(person.manager, fixtureOfUse());
    await waitUntil(() => picker.shadowRoot?.querySelector('.statistics'));
    await click(opened(picker));
    await waitUntil(() => picker.shadowRoot?.querySelector('.statistics__table tbody tr'));
    const cells = (row: string): string[] => all(picker, `.statistics__table ${row} td`).map(({ textContent }) => textContent.trim());
    expect([cells('tbody tr'), cells('tfoot tr')]).to.deep.equal([['5', '5', '3', '–', '–'], ['5', '5', '3', '–', '–']]);
    expect(all(picker, '.statistics__picture rect').length).to.equal(1);
    expect(inside(picker, '.statistics').textContent).not.to.match(/p-ciren|次仁/);
    await expect(picker).to.be.accessible();
  });

  it('[RS-18] by keyboard, and tells nothing of four people', async () => {
    const fixtures = fixtureOfUse();
    fixtures.records = fixtures.records.filter(({ personId }) => personId !== 'p-li');
    const picker = await looking(person.manager, fixtures);
    await waitUntil(() => picker.shadowRoot?.querySelector('.statistics'));
    await tabTo('.statistics summary');
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.statistics__few'));
    expect(picker.shadowRoot?.querySelector('.statistics__table')).to.equal(null);
  });
});

describe('ls-resource-picker judges: what is known late', () => {
  it('[RS-07] asks for a judgement as soon as it hears that the person may give one', async () => {
    fixtureCleanup();
    const { picker, ports } = await pickerWith({ who: person.pupil });
    const { resources } = ports;
    if (!resources) throw new Error('no resources');
    const { rating, subscribe } = resources;
    const hearing: ((change: Change) => void)[] = [];
    let mayRate = false;
    resources.rating = async (...asked) => {
      const answer = await rating(...asked);
      return { ...answer, value: { ...answer.value, mayRate } };
    };
    resources.subscribe = (callback, options) => {
      hearing.push(callback);
      subscribe(callback, options);
    };
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => hearing.length > 0 && picker.shadowRoot?.querySelector('.block-of-detail'), 'what others say');
    expect(picker.shadowRoot?.querySelector('.own-rating')).to.equal(null);
    mayRate = true;
    for (const hear of hearing) hear({ type: 'catalogue.changed' });
    await waitUntil(() => picker.shadowRoot?.querySelector('.own-rating'), 'the question');
  });
});
