import { expect } from '@open-wc/testing';
import { newId } from './id.ts';
import { importAgain } from './import-again.ts';

describe('a module that did not come', () => {
  it('comes at once where the engine names its address, and otherwise when it is asked for again', async () => {
    const lost = `/lost-once/${newId()}.js`;
    const load = () => import(lost) as Promise<{ readonly came: boolean }>;
    const { came } = await importAgain(load).catch((error: unknown) => {
      expect(String(error)).not.to.contain(lost);
      return importAgain(load);
    });
    expect(came).to.equal(true);
  });

  const address = new URL('/node_modules/idb/build/index.js', location.href).href;

  it('comes by another address, where the browser remembers that the first one failed', async () => {
    for (const words of ['Failed to fetch dynamically imported module', 'error loading dynamically imported module']) {
      const { openDB } = await importAgain<typeof import('idb')>(() => Promise.reject(new TypeError(`${words}: ${address}`)));
      expect(openDB).to.be.a('function');
    }
  });

  it('fails as it did where no address is named, or what came is at fault', async () => {
    for (const error of [new TypeError('Importing a module script failed.'), new SyntaxError(`unexpected token: ${address}`)]) {
      const reason = await importAgain(() => Promise.reject(error)).catch((caught: unknown) => caught);
      expect(reason).to.equal(error);
    }
  });
});
