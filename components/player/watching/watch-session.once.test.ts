import { expect } from '@open-wc/testing';
import type { Interval, ProgressRecord } from '../../base/ports/index.ts';
import { coveredSeconds, mergeIntervals, watchedRatio } from './intervals.ts';
import { WatchSession, type WatchClock, type WatchSubject } from './watch-session.ts';

/** A session on a clock of the test's own, played second by second. */
class Bench {
  readonly records: ProgressRecord[] = [];
  readonly session: WatchSession;
  private now = 0;
  private count = 0;

  constructor(subject: Partial<WatchSubject> = {}) {
    const clock: WatchClock = { now: () => this.now, timestamp: () => new Date(this.now).toISOString(), uuid: () => `id-${(this.count += 1)}` };
    this.session = new WatchSession(
      { resourceId: 'r', taskId: null, durationSeconds: 100, watched: [], completed: false, ...subject },
      (record) => this.records.push(record),
      clock,
    );
  }

  wait(seconds: number): void {
    this.now += seconds * 1000;
  }
  /** Plays from a place to another as a media element does: four ticks a second. */
  run(from: number, to: number): void {
    this.session.play(from);
    for (let position = from + 0.25; position <= to; position += 0.25) {
      this.wait(0.25);
      this.session.tick(position);
    }
  }
  get verbs(): string[] {
    return this.records.map(({ verb }) => verb);
  }
}

describe('watched intervals', () => {
  it('are merged and ordered, each second counted once', () => {
    const intervals: Interval[] = [[30, 40], [0, 10], [5, 12], [12.1, 15]];
    expect(mergeIntervals(intervals)).to.deep.equal([[0, 15], [30, 40]]);
    expect(coveredSeconds(intervals)).to.equal(25);
  });

  it('leave out what is empty, backwards or no number', () => {
    expect(mergeIntervals([[5, 5], [9, 3], [Number.NaN, 4], [0, Number.POSITIVE_INFINITY]])).to.deep.equal([]);
  });

  it('never make more than the whole, and nothing of an unknown length', () => {
    expect(watchedRatio([[0, 130]], 100)).to.equal(1);
    expect(watchedRatio([[0, 130]], null)).to.equal(0);
    expect(watchedRatio([[0, 130]], Number.NaN)).to.equal(0);
  });
});

describe('a session of watching', () => {
  it('tells of play, pause and the end, with the stretches so far', () => {
    const bench = new Bench();
    bench.run(0, 5);
    bench.session.pause(5);
    bench.session.end();
    expect(bench.verbs, 'paused once').to.deep.equal(['initialized', 'played', 'paused', 'terminated']);
    expect(bench.records.at(-1)?.playedSegments).to.deep.equal([[0, 5]]);
    expect(new Set(bench.records.map(({ id }) => id)).size).to.equal(4);
    expect(new Set(bench.records.map(({ sessionId }) => sessionId)).size).to.equal(1);
  });

  it('says nothing when nobody pressed play', () => {
    const bench = new Bench();
    bench.session.seek(40);
    bench.session.end();
    expect(bench.records).to.deep.equal([]);
  });

  it('counts a drag of many steps as one seek, and no second of what was skipped', () => {
    const bench = new Bench();
    bench.run(0, 5);
    for (let step = 10; step <= 60; step += 5) {
      bench.wait(0.05);
      bench.session.seek(step);
    }
    bench.run(60, 70);
    bench.session.pause(70);
    expect(bench.verbs.filter((verb) => verb === 'seeked')).to.have.length(1);
    expect(bench.records.find(({ verb }) => verb === 'seeked')?.positionSeconds).to.be.within(60, 62);
    expect(bench.session.segments).to.deep.equal([[0, 5], [60, 70]]);
  });

  it('counts two seeks as two when time lies between them', () => {
    const bench = new Bench();
    bench.run(0, 2);
    bench.session.seek(20);
    bench.run(20, 25);
    bench.session.seek(50);
    bench.run(50, 55);
    expect(bench.verbs.filter((verb) => verb === 'seeked')).to.have.length(2);
  });

  it('does not believe a clock that jumps', () => {
    const bench = new Bench();
    bench.run(0, 4);
    bench.wait(0.25);
    bench.session.tick(90);
    bench.session.pause(90);
    expect(bench.session.segments).to.deep.equal([[0, 4]]);
  });

  it('follows a fast speed', () => {
    const bench = new Bench();
    bench.session.setRate(2);
    bench.session.play(0);
    for (let second = 1; second <= 10; second += 1) {
      bench.wait(1);
      bench.session.tick(second * 2);
    }
    expect(bench.session.segments).to.deep.equal([[0, 20]]);
  });

  it('does not count a stall as play, and does not tell of it as an act', () => {
    const bench = new Bench();
    bench.run(0, 3);
    bench.session.stall();
    bench.wait(60);
    bench.run(3, 6);
    bench.session.pause(6);
    expect(bench.verbs).to.deep.equal(['initialized', 'played', 'paused']);
    expect(bench.session.segments).to.deep.equal([[0, 6]]);
  });

  it('is heard of every 15 seconds of play', () => {
    const bench = new Bench();
    bench.run(0, 50);
    expect(bench.verbs).to.deep.equal(['initialized', 'played', 'played', 'played', 'played']);
  });

  it('[S-02] completes by what was watched, not by being at the end', () => {
    const skipper = new Bench();
    skipper.run(0, 3);
    skipper.session.seek(97);
    skipper.run(97, 100);
    skipper.session.pause(100);
    expect(skipper.verbs).not.to.include('completed');

    const watcher = new Bench();
    watcher.run(0, 95);
    expect(watcher.verbs).to.include('completed');
    watcher.run(0, 100);
    expect(watcher.verbs.filter((verb) => verb === 'completed')).to.have.length(1);
  });

  it('adds to what was watched before, and does not complete again on a replay', () => {
    const second = new Bench({ watched: [[0, 60]] });
    second.run(60, 95);
    expect(second.verbs).to.include('completed');
    const replay = new Bench({ watched: [[0, 100]], completed: true });
    replay.run(0, 100);
    expect(replay.verbs).not.to.include('completed');
  });
});
