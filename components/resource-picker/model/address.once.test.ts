import { expect } from '@open-wc/testing';
import { readAddress, writeAddress } from './address.ts';

describe('the address of a search', () => {
  it('leads back to the same place', () => {
    const place = { query: { q: '分数 ＆ ?', subject: '数学', grade: 3, type: 'A01', sort: 'newest' }, layout: 'table', opened: 'r-1', compared: ['r-1', 'yl:2.0_a'] } as const;
    expect(readAddress(writeAddress(place))).to.deep.equal(place);
    expect(readAddress(`?${writeAddress(place)}`)).to.deep.equal(place);
  });
  it('is empty where everything is as at the beginning', () => {
    expect(writeAddress({ query: { sort: 'fit' }, layout: 'grid', opened: null, compared: [] })).to.equal('');
    expect(readAddress('')).to.deep.equal({ query: {}, layout: 'grid', opened: null, compared: [] });
  });
  it('passes over what nobody could have set', () => {
    const { query, layout, opened, compared } = readAddress(`compare=a&compare=a&compare=<b>&compare=&compare=${'c'.repeat(65)}&compare=d&compare=e&compare=f&compare=g&q=${'长'.repeat(10_000)}&type=A99&grade=99&stage=x&sort=up&view=wall&open=&cursor=7&token=t`);
    expect(query).to.deep.equal({ q: '长'.repeat(200) });
    expect(layout).to.equal('grid');
    expect(opened).to.equal(null);
    expect(compared).to.deep.equal(['a', 'd', 'e', 'f']);
  });
});
