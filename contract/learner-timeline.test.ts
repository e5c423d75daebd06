/** What a teacher is told of one learner's acts: their order and number, and what to look at. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { learnerTimeline, type LearnerAct, type TimelineFacts } from './src/learner-timeline.ts';

const minute = (count: number): string => new Date(Date.parse('2026-11-20T08:00:00.000Z') + count * 60_000).toISOString();
const act = (at: number, verb: LearnerAct['verb'], positionSeconds: number | null, more: Partial<LearnerAct> = {}): LearnerAct => ({ at: minute(at), verb, positionSeconds, playedSegments: [], page: null, sessionId: 's-1', ...more });
const task = { createdAt: minute(-60), paperAlternative: null };
const facts = { task, enrolledAt: null, now: minute(60), isCompleted: false };

it('[T-12] tells all acts in the order in which they happened, whichever came first', () => {
  const given = [act(5, 'paused', 60, { playedSegments: [[0, 60]] }), act(0, 'initialized', 0), act(1, 'played', 0), act(90, 'experienced', null, { page: 3 })];
  const { events, total, studySeconds } = learnerTimeline(given, facts);
  assert.deepEqual(events.map(({ verb, positionSeconds, page }) => [verb, positionSeconds, page]), [['initialized', 0, null], ['played', 0, null], ['paused', 60, null], ['experienced', null, 3]]);
  assert.deepEqual([total, studySeconds], [4, 60]);
  const many = learnerTimeline(Array.from({ length: 400 }, (_, index) => act(index, 'played', index)), facts);
  assert.deepEqual([many.total, many.events.length, many.events.at(-1)?.positionSeconds], [400, 300, 399], 'the latest of very many');
});

it('counts what was played of each session once, and nothing while it stood still', () => {
  const later = { sessionId: 's-2', playedSegments: [[20, 50]] as const };
  const given = [act(0, 'paused', 30, { playedSegments: [[0, 30]] }), act(50, 'paused', 60, { playedSegments: [[0, 60]] }), act(500, 'paused', 50, later), act(900, 'terminated', 50, later)];
  assert.equal(learnerTimeline(given, facts).studySeconds, 90);
});

it('[T-12] says silence from the third day on, from the task or from the last act, and none of what is completed', () => {
  const days = (count: number) => minute(count * 24 * 60);
  const silence = (acts: LearnerAct[], now: string, isCompleted = false) => learnerTimeline(acts, { task: { ...task, createdAt: minute(0) }, enrolledAt: null, now, isCompleted }).signals;
  assert.deepEqual(silence([], days(2.9)), []);
  assert.deepEqual(silence([], days(3)), [{ kind: 'silent', days: 3, positionSeconds: null }]);
  assert.deepEqual(silence([act(2 * 24 * 60, 'played', 0)], days(4)), []);
  assert.deepEqual(silence([act(2 * 24 * 60, 'played', 0)], days(6.5)), [{ kind: 'silent', days: 4, positionSeconds: null }]);
  assert.deepEqual(silence([], days(9), true), []);
});

it('[T-12] says no silence of what is or can be done on paper, and none of the time before a learner came', () => {
  const days = (count: number) => minute(count * 24 * 60);
  const silence = (about: Partial<TimelineFacts['task']>, enrolledAt: string | null = null) =>
    learnerTimeline([], { task: { ...task, createdAt: minute(0), ...about }, enrolledAt, now: days(9), isCompleted: false }).signals.map((signal) => signal.days);
  assert.deepEqual([silence({ mode: 'online' }), silence({}), silence({ paperAlternative: ' ' })], [[9], [9], [9]]);
  assert.deepEqual([silence({ mode: 'paper' }), silence({ paperAlternative: '练习单第1页' }), silence({ mode: 'online', paperAlternative: '练习单第1页' })], [[], [], []]);
  assert.deepEqual([silence({}, days(8)), silence({}, days(5)), silence({}, days(-30))], [[], [4], [9]]);
});

it('[T-12] says where somebody goes back to again and again without coming further', () => {
  const back = (at: number, to: number, reached: number): LearnerAct[] => [act(at, 'paused', reached, { playedSegments: [[0, reached]] }), act(at + 1, 'seeked', to)];
  const stuck = (acts: LearnerAct[]) => learnerTimeline(acts, facts).signals;
  assert.deepEqual(stuck([...back(0, 80, 120), ...back(2, 90, 122)]), [], 'twice is no sign');
  assert.deepEqual(stuck([...back(0, 80, 120), ...back(2, 90, 122), ...back(4, 85, 118)]), [{ kind: 'stuck', days: null, positionSeconds: 80 }]);
  assert.deepEqual(stuck([...back(0, 80, 120), ...back(2, 90, 122), ...back(4, 85, 118), act(6, 'paused', 200, { playedSegments: [[85, 200]] })]), [], 'and then went on');
  assert.deepEqual(stuck([...back(0, 10, 300), ...back(2, 100, 300), ...back(4, 250, 300)]), [], 'three different places');
});
