import { expect } from '@open-wc/testing';
import type { Answer, CallOptions, ResourcePage, ResourceQuery } from '../../base/index.ts';
import { Ahead } from './ahead.ts';

const page = (total: number): Answer<ResourcePage> => ({ value: { items: [], total, nextCursor: null, facets: {}, meant: null }, asOf: '2026-09-01T00:00:00Z', stale: false });
const signal = new AbortController().signal;

/** What was asked, and what answers each in its turn. */
function asking(): { ahead: Ahead; asked: ResourceQuery[]; given: CallOptions[]; answer: ((total: number | Error) => void)[] } {
  const asked: ResourceQuery[] = [];
  const given: CallOptions[] = [];
  const answer: ((total: number | Error) => void)[] = [];
  const load = (query: ResourceQuery, options: CallOptions): Promise<Answer<ResourcePage>> => {
    asked.push(query);
    given.push(options);
    return new Promise((resolve, reject) => answer.push((total) => (total instanceof Error ? reject(total) : resolve(page(total)))));
  };
  return { ahead: new Ahead(load, signal), asked, given, answer };
}

describe('searches that are asked ahead', () => {
  it('[RS-03] asks once for what was asked ahead, and anew the next time', async () => {
    const { ahead, asked, answer } = asking();
    ahead.begin({ q: 'shui' });
    const first = ahead.answer({ q: 'shui' }, signal);
    answer[0]?.(7);
    expect((await first).answer.value.total).to.equal(7);
    expect(asked).to.have.length(1);
    const again = ahead.answer({ q: 'shui' }, signal);
    answer[1]?.(8);
    expect((await again).answer.value.total).to.equal(8);
  });

  it('asks what is wanted where something else was asked ahead, and what failed ahead of its time', async () => {
    const { ahead, asked, answer } = asking();
    ahead.begin({ q: 'shui' });
    const other = ahead.answer({ q: 'shuixunhuan' }, signal);
    answer[1]?.(1);
    expect((await other).answer.value.total).to.equal(1);
    answer[0]?.(0);
    ahead.begin({ q: 'li' });
    answer[2]?.(new Error('the line'));
    const retried = ahead.answer({ q: 'li' }, signal);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    answer[3]?.(5);
    expect((await retried).answer.value.total).to.equal(5);
    expect(asked.map(({ q }) => q)).to.deep.equal(['shui', 'shuixunhuan', 'li', 'li']);
  });

  it('lets an answer that nobody takes be forgotten', async () => {
    const { ahead, given, answer } = asking();
    const taken: string[] = [];
    for (const [place, q] of ['shui', 'li'].entries()) {
      ahead.begin({ q });
      void given[place]?.taken?.then(() => taken.push(q));
      answer[place]?.(1);
    }
    await ahead.answer({ q: 'li' }, signal);
    expect(taken).to.deep.equal(['li']);
    const asked = ahead.answer({ q: 'shui' }, signal);
    answer[2]?.(1);
    await asked;
    expect([taken, 'taken' in (given[2] ?? {})], 'what is asked now is for somebody').to.deep.equal([['li'], false]);
  });

  it('never asks more than two at a time, and no question twice', () => {
    const { ahead, asked } = asking();
    for (const q of ['sh', 'sh', 'shu', 'shui']) ahead.begin({ q });
    expect(asked.map(({ q }) => q)).to.deep.equal(['sh', 'shu']);
  });
});
