import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EventParser } from './sse.ts';

const text = [
  ': a comment', '', 'id: 40', '', 'id: 41', 'event: task.created', 'data: {"a":', 'data: 1}', '', 'data:no space', 'unknown: x', '', 'data', '', 'event: lonely', '', '',
];
const expected = [
  { id: '40', type: 'message', data: '' },
  { id: '41', type: 'task.created', data: '{"a":\n1}' },
  { id: null, type: 'message', data: 'no space' },
  { id: null, type: 'message', data: '' },
];

describe('http: server-sent events', () => {
  for (const [name, lineEnd] of [['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']] as const) {
    it(`reads lines that end with ${name}`, () => {
      const parser = new EventParser();
      // A last CR may be half of a CRLF, so what it ends is known with the next piece.
      expect([...parser.push(text.join(lineEnd)), ...parser.push(': end')]).to.deep.equal(expected);
    });
  }

  it('reads the same however the network cuts the text', () => {
    const whole = text.join('\r\n') + '\r\n: end';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 30 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const parser = new EventParser();
        const events = places.slice(1).flatMap((place, index) => parser.push(whole.slice(places[index], place)));
        expect(events).to.deep.equal(expected);
      }),
      { seed: 41 },
    );
  });
});
