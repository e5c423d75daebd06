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
    expect(draw(40, 16)).to.deep.equal([0, 1]);
  });

  it('does not try again soon what a machine has once been late with, not after a rest either', () => {
    const draw = paced(new FramePace());
    expect(draw(1000, 16, 16, 16)).to.deep.equal([1, 1, 2, 4]);
    expect(most(draw(60, ...quick(12)))).to.equal(2);
    expect(most(draw(1000, ...quick(12)))).to.equal(2);
  });

  it('rests every second frame while a slow machine scrolls, and counts no frame of rest as a quick one', () => {
    const pace = new FramePace();
    const draw = paced(pace);
    expect(draw(1000, 40, 16, 40, 16, 40, 16)).to.deep.equal([1, 0, 1, 0, 1, 0, 1]);
    expect(pace.isSlow).to.equal(true);
    draw(...quick(50));
    expect(pace.isSlow).to.equal(true);
    draw(...quick(10));
    expect(pace.isSlow).to.equal(false);
    expect(most(draw(...quick(3)))).to.be.greaterThan(0);
  });

  it('does not rest where nothing moves: who waits for an answer wants it', () => {
    expect(paced(new FramePace(), false)(1000, 40, 40, 40)).to.deep.equal([1, 1, 1, 1]);
  });

  it('goes on with all of an answer where nothing moves, however late a frame was', () => {
    const draw = paced(new FramePace(), false);
    expect(draw(1000, 16, 16, 16, 60, 16, 16, 16, 16)).to.deep.equal([1, 1, 2, 4, 1, 1, 2, 4, 8]);
  });

  it('tries more once many frames in a row were quick', () => {
    const draw = paced(new FramePace());
    draw(1000, 16, 16, 16, 60);
    expect(most(draw(...quick(58)))).to.equal(2);
    expect(most(draw(...quick(4)))).to.equal(4);
  });

  it('is slow from a late frame until many in a row were quick; a rest is not late', () => {
    const pace = new FramePace();
    const draw = paced(pace);
    draw(1000, 16, 1000);
    expect(pace.isSlow).to.equal(false);
    draw(40);
    expect(pace.isSlow).to.equal(true);
    draw(...quick(58));
    expect(pace.isSlow).to.equal(true);
    draw(...quick(4));
    expect(pace.isSlow).to.equal(false);
  });
});

function quick(count: number): number[] {
  return Array.from({ length: count }, () => 16);
}

function most(items: readonly number[]): number {
  return Math.max(...items);
}
