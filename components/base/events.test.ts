import { expect } from '@open-wc/testing';
import { isComposing, isPlainEnter, LsEvent, LsRequestEvent, newId } from './index.ts';

describe('events', () => {
  it('stamps what happens with an id, a time and its function', () => {
    const [one, two] = [new LsEvent('ls-x-open', 'PS-02', { x: 1 }), new LsEvent('ls-x-open', 'PS-02', { x: 1 })];
    expect(one.detail).to.include({ x: 1, functionId: 'PS-02' });
    expect(one.detail.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one.detail.id).to.not.equal(two.detail.id);
    expect(Math.abs(Date.parse(one.detail.at) - Date.now())).to.be.below(60_000);
    expect([one.bubbles, one.composed, one.cancelable]).to.deep.equal([false, false, false]);
  });

  it('lets requests travel and be cancelled', () => {
    const request = new LsRequestEvent('ls-x-open-request', 'PS-02', {});
    expect([request.bubbles, request.composed, request.cancelable]).to.deep.equal([true, true, true]);
  });

  it('makes ids that do not repeat', () => {
    expect(new Set(Array.from({ length: 1000 }, newId)).size).to.equal(1000);
  });

  it('[UX-15] tells Enter of an input method from Enter that sends', () => {
    const key = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', { key: 'Enter', ...init });
    expect(isPlainEnter(key({}))).to.equal(true);
    expect(isPlainEnter(key({ isComposing: true }))).to.equal(false);
    expect(isPlainEnter(key({ shiftKey: true }))).to.equal(false);
    const safari = key({});
    Object.defineProperty(safari, 'keyCode', { value: 229 });
    expect(isComposing(safari)).to.equal(true);
    expect(isPlainEnter(safari)).to.equal(false);
  });
});
