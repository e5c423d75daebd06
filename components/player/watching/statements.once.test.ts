/** Each statement of a whole watching, held against the xAPI video profile (w3id.org/xapi/video, version 1.0, section 2). */
import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { Statement } from '../../../contract/src/schemas/statement.ts';
import { statementOf, type StatementInput } from '../../adapters/http/statement-of.ts';
import type { ProgressRecord } from '../../base/ports/types.ts';
import { WatchSession } from './watch-session.ts';

const extension = (name: string): string => `https://w3id.org/xapi/video/extensions/${name}`;
const verbOf = { 'http://adlnet.gov/expapi/verbs/initialized': 'initialized', 'https://w3id.org/xapi/video/verbs/played': 'played', 'https://w3id.org/xapi/video/verbs/paused': 'paused', 'https://w3id.org/xapi/video/verbs/seeked': 'seeked', 'http://adlnet.gov/expapi/verbs/completed': 'completed', 'http://adlnet.gov/expapi/verbs/terminated': 'terminated' };
/** Section 2.7: what each verb must have; a threshold below 1 must be said. */
const musts: Record<string, { result: readonly string[]; context: readonly string[] }> = {
  initialized: { result: [], context: ['length', 'completion-threshold'] },
  played: { result: ['time'], context: [] },
  paused: { result: ['time', 'progress', 'played-segments'], context: ['length', 'completion-threshold'] },
  seeked: { result: ['time-from', 'time-to'], context: [] },
  completed: { result: ['time', 'progress', 'played-segments'], context: ['length', 'completion-threshold'] },
  terminated: { result: ['time', 'progress', 'played-segments'], context: ['length', 'completion-threshold'] },
};

/** A child watches a lesson of 100 seconds, leaps, goes back, sees it whole, and shuts the page while it plays. */
function watching(taskId: string | null = null): ProgressRecord[] {
  const records: ProgressRecord[] = [];
  let now = Date.parse('2026-11-23T08:00:00Z');
  const clock = { now: () => now, timestamp: () => new Date(now).toISOString(), uuid: () => crypto.randomUUID() };
  const session = new WatchSession({ resourceId: 'r-1', taskId, durationSeconds: 100.1234, watched: [[0, 10]], completed: false }, (record) => records.push(record), clock);
  const run = (from: number, to: number): void => {
    session.play(from);
    for (let place = from + 0.25; place <= to; place += 0.25) {
      now += 250;
      session.tick(place);
    }
  };
  run(0, 20);
  for (const step of [50, 60, 70]) session.seek(step);
  run(70, 80);
  session.pause(80);
  session.seek(20);
  run(20, 100);
  session.end();
  return records;
}
const nameOf = ({ verb }: StatementInput): string => verbOf[verb.id as keyof typeof verbOf];

describe('statements of watching', () => {
  const statements = watching('t-1').map((record) => statementOf(record, 'p-1'));

  it('are those of a whole session, in the order of the profile, each in the form of the contract', () => {
    const names = statements.map(nameOf);
    expect([names[0], names.filter((name) => name === 'initialized').length]).to.deep.equal(['initialized', 1]);
    expect(names.slice(-2), 'paused before terminated').to.deep.equal(['paused', 'terminated']);
    expect([...new Set(names)].sort()).to.deep.equal(Object.keys(musts).sort());
    expect(names.filter((name) => name === 'seeked')).to.have.length(2);
    for (const statement of statements) expect(v.parse(Statement, statement), 'nothing of it is dropped').to.deep.equal(statement);
    expect(new Set(statements.map(({ id }) => id)).size).to.equal(statements.length);
  });

  it('say that they follow it, of what, and to which session they belong', () => {
    for (const statement of statements) {
      const name = nameOf(statement);
      expect(statement.object, name).to.deep.equal({ objectType: 'Activity', id: 'urn:ls:resource:r-1', definition: { type: 'https://w3id.org/xapi/video/activity-type/video' } });
      expect(statement.context?.contextActivities, name).to.deep.equal({ parent: [{ id: 'urn:ls:task:t-1' }], category: [{ id: 'https://w3id.org/xapi/video' }] });
      expect(statement.context?.extensions?.[extension('session-id')], 'id of the first').to.equal(statements[0]?.id);
    }
    const alone = statementOf(watching()[0] as ProgressRecord, 'p-1');
    expect(alone.context?.contextActivities).to.deep.equal({ category: [{ id: 'https://w3id.org/xapi/video' }] });
  });

  it('have what each verb must have, with three decimals at most, and completion and duration where they belong', () => {
    for (const statement of statements) {
      const name = nameOf(statement);
      const [result, context] = [statement.result?.extensions ?? {}, statement.context?.extensions ?? {}];
      for (const must of musts[name]?.result ?? []) expect(result, name).to.have.property(extension(must));
      for (const must of musts[name]?.context ?? []) expect(context, name).to.have.property(extension(must));
      for (const value of Object.values({ ...result, ...context })) if (typeof value === 'number') expect(value, name).to.equal(Math.round(value * 1000) / 1000);
      for (const only of ['time-from', 'time-to']) expect(extension(only) in result, name).to.equal(name === 'seeked');
      expect([statement.result?.completion, statement.result?.duration !== undefined], name).to.deep.equal(name === 'completed' ? [true, true] : [undefined, false]);
    }
  });

  it('count what was really done', () => {
    const of = (name: string): StatementInput[] => statements.filter((statement) => nameOf(statement) === name);
    const read = (statement: StatementInput | undefined, name: string): unknown => statement?.result?.extensions?.[extension(name)];
    expect(of('seeked').map((one) => [read(one, 'time-from'), read(one, 'time-to')]), 'a drag of three steps is one act').to.deep.equal([[20, 70], [80, 20]]);
    expect([read(of('paused')[0], 'progress'), read(of('paused')[0], 'played-segments')]).to.deep.equal([0.3, '0[.]20[,]70[.]80']);
    const [completed] = of('completed');
    expect(completed?.context?.extensions?.[extension('completion-threshold')]).to.equal(0.95);
    expect(read(completed, 'progress')).to.be.within(0.95, 0.96);
    expect(completed?.result?.duration, 'ten seconds of an earlier session, and all that was played in this one').to.match(/^PT11[5-6](\.\d+)?S$/);
    expect(read(of('terminated')[0], 'progress')).to.be.within(0.998, 1);
  });

  it('of reading, and of what an older version has kept, are what they were: one id never says two things', () => {
    const [first] = watching();
    if (!first) throw new Error('a record');
    const { video: _new, ...old } = { ...first, verb: 'seeked' as const };
    for (const record of [old, { ...old, verb: 'experienced' as const, reading: { page: 2, pages: 4, read: [[1, 2] as [number, number]] } }]) {
      const { object, context, result } = statementOf(record, 'p-1');
      expect([object, context?.contextActivities]).to.deep.equal([{ objectType: 'Activity', id: 'urn:ls:resource:r-1' }, undefined]);
      expect(Object.keys(context?.extensions ?? {})).to.deep.equal(['urn:ls:extension:collected', extension('session-id'), extension('length')]);
      expect(result?.completion).to.equal(undefined);
    }
    expect(Object.keys(statementOf(old, 'p-1').result?.extensions ?? {})).to.deep.equal([extension('time'), extension('played-segments')]);
  });
});
