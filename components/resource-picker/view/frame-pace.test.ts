import { expect } from '@open-wc/testing';
import { FramePace } from './frame-pace.ts';

/** Asks a pace at frames that come so many milliseconds after each other. */
function paced(pace: FramePace, isMoving = true): (...gaps: readonly number[]) => number[] {
  let now = 0;
  return (...gaps) => gaps.map((gap) => pace.next((now += gap), isMoving));
}

describe('how many items are drawn in a frame', () => {
  it('begins with one, and takes ever more where frames stay quick', () => {
    const draw = paced(new FramePace());
    expect(draw(1000, 16, 16, 16, 16)).to.deep.equal([1, 1, 2, 4, 8]);
  });

  it('begins again with one after a late frame and after a rest', () => {
    const draw = paced(new FramePace());
    expect(draw(1000, 16, 16, 1000, 16, 16)).to.deep.equal([1, 1, 2, 1, 1, 2]);
    expect(draw(40)).to.deep.equal([1]);
  });

  it('does not try again soon what a machine has once been late with, not after a rest either', () => {
    const draw = paced(new FramePace());
    expect(draw(1000, 16, 16, 16)).to.deep.equal([1, 1, 2, 4]);
    expect(draw(60, ...quick(6))).to.deep.equal([1, 1, 2, 2, 2, 2, 2]);
    expect(draw(1000, ...quick(6))).to.deep.equal([1, 1, 2, 2, 2, 2, 2]);
  });

  it('goes on with all of an answer where nothing moves, however late a frame was', () => {
    const draw = paced(new FramePace(), false);
    expect(draw(1000, 16, 16, 16, 60, 16, 16, 16, 16)).to.deep.equal([1, 1, 2, 4, 1, 1, 2, 4, 8]);
  });

  it('tries more once many frames in a row were quick', () => {
    const draw = paced(new FramePace());
    draw(1000, 16, 16, 16, 60);
    expect(draw(...quick(29)).at(-1)).to.equal(2);
    expect(draw(16)).to.deep.equal([4]);
  });

  it('is slow from a late frame until two were quick; a rest is not late', () => {
    const pace = new FramePace();
    const draw = paced(pace);
    draw(1000, 16, 1000);
    expect(pace.isSlow).to.equal(false);
    draw(40);
    expect(pace.isSlow).to.equal(true);
    draw(16);
    expect(pace.isSlow).to.equal(true);
    draw(16);
    expect(pace.isSlow).to.equal(false);
  });
});

function quick(count: number): number[] {
  return Array.from({ length: count }, () => 16);
}
