/** What is recorded of a live lesson, and how play keeps up with it, second by second on a clock of the test's own. */
import { expect } from '@open-wc/testing';
import type { ProgressRecord } from '../../base/ports/index.ts';
import { isBehind, liveRate, type LiveWindow } from '../media/live.ts';
import { WatchSession } from '../watching/watch-session.ts';

class Watching {
  readonly records: ProgressRecord[] = [];
  readonly session: WatchSession;
  private now = 0;
  private count = 0;

  constructor(durationSeconds: number | null = null) {
    this.session = new WatchSession({ resourceId: 'r', taskId: null, durationSeconds, watched: [], completed: false }, (record) => this.records.push(record), {
      now: () => this.now,
      timestamp: () => new Date(this.now).toISOString(),
      uuid: () => `id-${(this.count += 1)}`,
    });
  }

  play(from: number, to: number): void {
    this.session.play(from);
    for (let place = from + 0.25; place <= to; place += 0.25) {
      this.now += 250;
      this.session.tick(place);
    }
  }
}

describe('a live lesson', () => {
  it('is told of every fifteen seconds, with no place, and is never complete, whatever its catalogue says of its length', () => {
    const watching = new Watching(40);
    watching.session.setLive(true);
    watching.play(100, 145);
    watching.session.seek(110);
    watching.session.settle();
    watching.session.pause(110);
    watching.session.end();
    expect(watching.records.map(({ verb }) => verb)).to.deep.equal(['initialized', 'played', 'played', 'played', 'played', 'paused', 'terminated']);
    for (const { positionSeconds, durationSeconds, playedSegments, video } of watching.records) {
      expect([positionSeconds, durationSeconds, playedSegments, video?.ratio]).to.deep.equal([0, null, [], 0]);
    }
  });

  it('counts as watched when it ends, where its clock is that of the lesson', () => {
    const watching = new Watching();
    watching.session.setLive(true);
    watching.play(0, 58);
    watching.session.over(true);
    watching.session.setDuration(60);
    watching.play(58, 60);
    watching.session.pause(60);
    const last = watching.records.at(-1);
    expect(last?.playedSegments).to.deep.equal([[0, 60]]);
    expect(watching.records.find(({ verb }) => verb === 'completed')?.video?.spentSeconds).to.be.within(57, 60);
    expect(watching.session.completed).to.equal(true);
  });

  it('stays time where its clock was its own', () => {
    const watching = new Watching();
    watching.session.setLive(true);
    watching.play(200, 258);
    watching.session.over(false);
    watching.session.setDuration(60);
    watching.play(58, 60);
    watching.session.pause(60);
    expect(watching.records.at(-1)?.playedSegments).to.deep.equal([[58, 60]]);
    expect(watching.session.completed).to.equal(false);
  });
});

describe('the speed of what is live', () => {
  const plain: LiveWindow = { from: 0, edge: 100, slack: 4, isLow: false, holds: false };
  const low = { ...plain, isLow: true };

  it('is as wished behind, and no more than single at the edge', () => {
    expect(isBehind(plain, 96)).to.equal(false);
    expect(isBehind(plain, 95)).to.equal(true);
    expect([90, 97, 100].map((place) => liveRate(plain, place, 2))).to.deep.equal([2, 1, 1]);
    expect(liveRate(plain, 99, 0.75)).to.equal(0.75);
  });

  it('makes good what a stop has cost of low latency, without being heard, unless somebody wants it slower', () => {
    expect([90, 97, 99.8].map((place) => liveRate(low, place, 1))).to.deep.equal([1, 1.05, 1]);
    expect(liveRate(low, 97, 0.75)).to.equal(0.75);
  });
});
