import { expect } from '@open-wc/testing';
import { render } from 'lit';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, playerWith, pressButton, says, showing, words } from '../fixtures/harness.ts';
import { packageItem, unitsOfPackage } from '../fixtures/items.ts';
import { InsideKeeper } from '../inside/inside-keeper.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import type { LsPlayerLaunchRequestEvent } from '../player.events.ts';
import { courseCard } from './course-card.ts';

// The other name of this machine is another origin.
const elsewhere = location.origin.replace(location.hostname, location.hostname === 'localhost' ? '127.0.0.1' : 'localhost');
const launch = { url: `${elsewhere}/demo/media/files/fraction-bar/index.html`, launchMethod: 'AnyWindow' } as const;

async function withCard(answer?: (event: LsPlayerLaunchRequestEvent) => void): Promise<LsPlayer> {
  const element = await playerWith(showing(packageItem, { course: unitsOfPackage }));
  if (answer) element.addEventListener('ls-player-launch-request', answer);
  await waitUntil(() => element.shadowRoot?.querySelector('[data-unit]'), 'the card');
  return element;
}
const isOpen = (element: LsPlayer): boolean => element.shadowRoot?.querySelector('iframe') !== null;

describe('ls-player, a course in a package', () => {
  it('[RS-05] [S-02] shows its units and how far each is, and opens one and the next by keyboard', async () => {
    const asked: unknown[] = [];
    const element = await withCard((event) => {
      asked.push([event.detail.resourceId, event.detail.unit]);
      event.respondWith(Promise.resolve(launch));
    });
    expect(words(element)).to.match(/认识几分之一 已通过.*认识几分之几 没有通过.*比一比 还没有学完/);
    expect(allInside(element, '.button--primary').map(({ dataset }) => dataset.unit), 'where to go on').to.deep.equal(['1']);
    await expect(element).to.be.accessible();
    const isAt = (unit: number) => (): boolean => element.shadowRoot?.activeElement?.matches(`[data-unit="${unit}"]`) ?? false;
    inside(element, '[data-unit="1"]').focus();
    await press('Enter');
    await waitUntil(() => isOpen(element), 'opened');
    expect(inside<HTMLIFrameElement>(element, 'iframe').src).to.equal(launch.url);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.inside__leave'), 'the way out has the keyboard');
    await press('Enter');
    await waitUntil(isAt(1), 'the keyboard is where it was');
    await press('Tab');
    await waitUntil(isAt(2), 'the next unit');
    await press('Enter');
    await waitUntil(() => isOpen(element), 'the next one');
    expect(asked).to.deep.equal([['', 1], ['', 2]]);
  });

  it('says why a unit could not be opened, and lets try again', async () => {
    let attempts = 0;
    const element = await withCard((event) => event.respondWith((attempts += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve(launch)));
    inside(element, '[data-unit="0"]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('[role="alert"]'));
    expect(isOpen(element)).to.equal(false);
    pressButton(element, '打开 比一比');
    await waitUntil(() => isOpen(element));
  });

  it('says where another device went further, once the service has heard all of this one', async () => {
    const [first, second, ...others] = unitsOfPackage.units;
    if (!first || !second) throw new Error('two units');
    const units = [{ ...first, isNewerElsewhere: true }, { ...second, isNewerElsewhere: true, isWaiting: true }, ...others];
    const element = await playerWith(showing(packageItem, { course: { ...unitsOfPackage, units } }));
    await waitUntil(() => element.shadowRoot?.querySelector('[data-unit]'), 'the card');
    expect(words(element)).to.match(/已通过 另一台设备上学得更靠后，从那里接着学.*结果联网后发送/);
    expect(words(element).match(/另一台设备/g)).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('whose units could not be fetched says so, and asks for them again by its button', async () => {
    const box = document.createElement('div');
    let tries = 0;
    const keeper = new InsideKeeper(await playerWith({ type: 'loading' }), () => ((tries += 1) === 1 ? Promise.reject(new TypeError('no line')) : Promise.resolve(courseCard)));
    const drawn = (): HTMLElement => {
      render(keeper.render(packageItem, 'course', unitsOfPackage), box);
      return box;
    };
    keeper.willShow(packageItem);
    expect(drawn().querySelector('button'), 'not while it comes').to.equal(null);
    await waitUntil(() => drawn().querySelector('button'));
    expect(box.textContent).to.include('现在没有网络');
    keeper.willShow(packageItem);
    expect(tries, 'nothing is asked for unasked').to.equal(1);
    drawn().querySelector('button')?.click();
    await waitUntil(() => drawn().querySelector('[data-unit="1"]'), 'the units');
  });

  it('opens nothing when the host does it in its own way', async () => {
    const element = await withCard((event) => event.preventDefault());
    inside(element, '[data-unit="0"]').click();
    await waitUntil(() => inside(element, '[data-unit="0"]').getAttribute('aria-busy') === 'false');
    expect(isOpen(element)).to.equal(false);
    await says(element, '认识几分之一');
  });
});
