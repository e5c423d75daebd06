import { expect } from '@open-wc/testing';
import { activeFilters, parseCurriculum, parseTypes, sameQuestion, withFilter, withWords } from './query.ts';
import { isFull, limited, selectionOf, toggled } from './selection.ts';

describe('the question', () => {
  it('forgets words of nothing but spaces, and the place in another answer', () => {
    expect(withWords({ q: 'a', cursor: '24', grade: 3 }, '   ')).to.deep.equal({ grade: 3 });
    expect(withWords({}, ' 分数 ')).to.deep.equal({ q: '分数' });
    expect(withWords({}, '长'.repeat(10_000)).q).to.have.length(200);
  });
  it('passes over values that a filter cannot have', () => {
    expect(withFilter({}, 'type', 'A99')).to.deep.equal({});
    expect(withFilter({ grade: 3 }, 'grade', '13')).to.deep.equal({});
    expect(withFilter({ stage: 'primary' }, 'stage', '')).to.deep.equal({});
    expect(withFilter({}, 'grade', '1.5')).to.deep.equal({});
  });
  it('reads what a host writes', () => {
    expect(parseCurriculum('primary/数学/3')).to.deep.equal({ stage: 'primary', subject: '数学', grade: 3 });
    expect(parseCurriculum('//')).to.deep.equal({});
    expect(parseTypes('A02, A01')).to.deep.equal(['A01', 'A02']);
    expect(parseTypes('nothing known')).to.have.length(3);
  });
  it('is the same whatever the order of its parts and the place in the answer', () => {
    expect(sameQuestion({ q: 'a', grade: 3 }, { grade: 3, q: 'a', cursor: '24' })).to.equal(true);
    expect(sameQuestion({ q: 'a' }, { q: 'b' })).to.equal(false);
    expect(activeFilters({ type: 'A01', grade: 3, q: 'a' }, ['type'])).to.deep.equal(['grade']);
  });
});

describe('the basket', () => {
  const many = { multiple: true, max: 2 };
  const one = { id: 'a', version: 1 };
  it('takes in and out, in the order of choosing', () => {
    const both = toggled(toggled([], one, many), { id: 'b', version: 4 }, many);
    expect(both).to.deep.equal([one, { id: 'b', version: 4 }]);
    expect(toggled(both, one, many)).to.deep.equal([{ id: 'b', version: 4 }]);
    expect(isFull(both, many)).to.equal(true);
    expect(toggled(both, { id: 'c', version: 1 }, many)).to.equal(both);
  });
  it('holds one where one may be, each id once, and no more than allowed', () => {
    const single = { multiple: false, max: 9 };
    expect(toggled([one], { id: 'b', version: 2 }, single)).to.deep.equal([{ id: 'b', version: 2 }]);
    expect(isFull([one], single)).to.equal(false);
    expect(limited(selectionOf(['a', 'a', '', 'b', 'c']), many).map(({ id }) => id)).to.deep.equal(['a', 'b']);
  });
});
