import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import * as v from 'valibot';
import { build, type Rolldown } from 'vite';
import { examples } from '../../contract/src/examples.ts';
import { routes, type RouteId } from '../../contract/src/routes/index.ts';
import { root } from './elements.ts';
import { leanContract } from './lean-contract.ts';

describe('the contract in a browser', () => {
  let code: string;
  before(async () => {
    const [built] = (await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [leanContract()],
      build: { write: false, minify: false, lib: { entry: join(root, 'contract/src/routes/index.ts'), formats: ['es'] }, rolldownOptions: { external: ['valibot'] } },
    })) as Rolldown.RolldownOutput[];
    code = built?.output[0].code ?? '';
  });

  it('comes without the words of the published document', () => {
    assert.match(code, /ResourcePage/);
    for (const words of ['v.description(', 'v.title(', 'v.examples(', 'summary:']) assert.ok(!code.includes(words), words);
  });

  it('takes the examples as the whole contract takes them', async () => {
    const address = `data:text/javascript,${encodeURIComponent(code.replaceAll('"valibot"', JSON.stringify(import.meta.resolve('valibot'))))}`;
    const lean = (await import(address)) as { routes: typeof routes };
    const ids = Object.keys(routes) as RouteId[];
    assert.deepEqual(Object.keys(lean.routes), ids);
    for (const id of ids) {
      const { answer } = examples[id] as { answer?: unknown };
      const [one, other] = [lean.routes[id].success, routes[id].success].map((success) => ('schema' in success ? success.schema : v.unknown()));
      assert.ok(one && other);
      assert.deepEqual(v.safeParse(one, answer).output, v.safeParse(other, answer).output, id);
      assert.deepEqual(v.safeParse(one, { wrong: true }).success, v.safeParse(other, { wrong: true }).success, id);
    }
  });
});
