import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { later } from './later.ts';
import type { PickerLink } from './place.ts';

/** A connection with an open closer look, and how often its line has been asked for the code. */
function linkWith(isUp: () => boolean) {
  const end = new AbortController();
  const heard: string[] = [];
  const link = { signal: end.signal, host: { state: { type: 'ready', detail: { type: 'ready', resource: { id: 'r-poem' } } } } } as unknown as PickerLink;
  const connected = { found: () => heard.push('found'), offer: async ({ id }: { id: string }) => void heard.push(`offer ${id}`) };
  const rest = later(link, async () => {
    heard.push('asked');
    if (!isUp()) throw new Error('no line');
    return { connectRest: () => connected };
  });
  return { rest, heard, end: () => end.abort() };
}

describe('what of a picker comes after the first results', () => {
  it('comes by itself when the line is back, with what the closer look lacked', async () => {
    let isUp = false;
    const { rest, heard } = linkWith(() => isUp);
    expect(await rest()).to.equal(null);
    isUp = true;
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => heard.length === 4);
    expect(heard).to.deep.equal(['asked', 'asked', 'found', 'offer r-poem']);
    window.dispatchEvent(new Event('online'));
    await rest();
    expect(heard, 'once').to.have.length(4);
  });

  it('is asked for by no line once the connection has ended', async () => {
    const { rest, heard, end } = linkWith(() => false);
    await rest();
    end();
    window.dispatchEvent(new Event('online'));
    expect(heard).to.deep.equal(['asked']);
  });
});
