import { expect, fixture, html } from '@open-wc/testing';
import { press, setPageSize } from '../helpers/browser.ts';

describe('commands of the test runner', () => {
  it('makes the page as narrow as a phone and as wide as a desk', async () => {
    await setPageSize(360, 640);
    expect([innerWidth, innerHeight]).to.deep.equal([360, 640]);
    await setPageSize(1366, 768);
    expect([innerWidth, innerHeight]).to.deep.equal([1366, 768]);
  });

  it('leaves the keyboard to a page that has become narrow', async () => {
    await setPageSize(1366, 768);
    await setPageSize(360, 640);
    expect(document.hasFocus()).to.equal(true);
  });

  it('presses real keys that move the focus, forwards and back', async () => {
    const row = await fixture(html`<p><button>one</button><button>two</button></p>`);
    const [one, two] = row.querySelectorAll('button');
    one?.focus();
    await press('Tab');
    expect(document.activeElement).to.equal(two);
    await press('Shift', 'Tab');
    expect(document.activeElement).to.equal(one);
  });
});
