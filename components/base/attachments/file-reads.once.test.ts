import { expect } from '@open-wc/testing';
import { FileReads } from './file-reads.ts';

describe('files that somebody asked for', () => {
  it('are those of their place, whatever id another place gives to another file', async () => {
    const asked: string[] = [];
    const read = (place: string, id: string): Promise<Blob> => {
      asked.push(`${place} ${id}`);
      return Promise.resolve(new Blob([place]));
    };
    const files = new FileReads(read, new AbortController().signal, () => undefined);
    await files.ask('one', 'a');
    await files.ask('other', 'a');
    await files.ask('one', 'a');
    expect(asked).to.deep.equal(['one a', 'other a']);
    const told = await Promise.all(['one', 'other'].map((place) => files.of(place).get('a')).map((state) => (state?.type === 'ready' ? state.bytes.text() : Promise.resolve('nothing'))));
    expect(told).to.deep.equal(['one', 'other']);
  });

  it('are not found once they were deleted, whatever was on its way, until they are put there again', async () => {
    let bring: (bytes: Blob) => void = () => undefined;
    const late = new Promise<Blob>((resolve) => (bring = resolve));
    const files = new FileReads(() => late, new AbortController().signal, () => undefined);
    const asking = files.ask('one', 'a');
    files.forget('one', 'a');
    bring(new Blob(['late']));
    await asking;
    const state = files.of('one').get('a');
    expect(state?.type === 'error' && state.problem.code).to.equal('not-found');
    await files.take('one', 'a', () => Promise.resolve(new Blob(['again'])));
    expect(files.of('one').get('a')?.type).to.equal('ready');
  });
});
