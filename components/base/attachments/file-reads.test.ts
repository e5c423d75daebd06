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
});
