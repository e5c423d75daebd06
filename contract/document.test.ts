/** The published document: fresh, valid OpenAPI 3.1, and readable by somebody who has never seen our sources. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as v from 'valibot';
import { examples } from './src/examples.ts';
import { acts, type RouteDefinition } from './src/route.ts';
import { routes, type RouteId } from './src/routes/index.ts';
import { openApiDocument } from './src/openapi.ts';

const file = new URL('./openapi.json', import.meta.url);
const all: readonly RouteDefinition[] = Object.values(routes);

/** Every value in a tree, with the pointer to it. */
function* walk(node: unknown, pointer = '#'): Generator<[string, unknown]> {
  yield [pointer, node];
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) yield* walk(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

describe('the published document', () => {
  let text: string;
  let document: ReturnType<typeof openApiDocument>;
  before(async () => {
    text = await readFile(file, 'utf8');
    document = JSON.parse(text) as typeof document;
  });

  it('is what the routes and schemas say today', async () => {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
    assert.equal(text, `${JSON.stringify(openApiDocument(version), null, 2)}\n`, 'run `npm run contract` and commit contract/openapi.json');
  });

  it('has a place for every route in the order to build it in', async () => {
    const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
    for (const { path } of all) {
      const room = path.startsWith('/resources/') ? path : `/${path.split('/')[1] ?? ''}`;
      assert.ok(readme.includes(room), `contract/README.md says nothing of ${path}`);
    }
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    assert.deepEqual(errors ?? [], []);
    assert.equal(valid, true);
    assert.equal(validator.version, '3.1');
  });

  it('refers only to what it holds', () => {
    const places = new Map(walk(document));
    const references = [...places].filter(([pointer]) => pointer.endsWith('/$ref')).map(([, target]) => target);
    assert.ok(references.length > 50);
    for (const target of references) assert.ok(places.has(String(target)), `${String(target)} is nowhere`);
  });

  it('uses every schema that it names', () => {
    const used = new Set([...walk(document)].filter(([pointer]) => pointer.endsWith('/$ref')).map(([, target]) => target));
    const named = Object.keys((document['components'] as { schemas: object }).schemas);
    const idle = named.filter((name) => !used.has(`#/components/schemas/${name}`));
    assert.deepEqual(idle, []);
  });

  it('has no trace of the tools that made it', () => {
    for (const [pointer, value] of walk(document)) {
      assert.ok(!/\$defs\b/.test(pointer), pointer);
      if (typeof value === 'string') assert.doesNotMatch(value, /valibot|\$defs/, pointer);
    }
  });
});

describe('each route', () => {
  it('is known by one id and one address', () => {
    for (const [name, { id }] of Object.entries<RouteDefinition>(routes)) assert.equal(id, name);
    const addresses = all.map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  for (const route of all) {
    it(`${route.id} says what it is for, what it needs and what it answers`, () => {
      assert.match(route.summary, /^\p{Lu}.{5,}[^.]$/u);
      assert.ok(acts.includes(route.act));
      assert.ok(route.success.description.endsWith('.'));
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(route.params?.entries ?? {}), inPath);
      const isSilent = route.success.status === 204 || (route.success.mediaType ?? 'application/json') !== 'application/json';
      assert.equal(route.success.schema === undefined, isSilent);
      assert.equal(route.idempotent === true, route.problems?.includes('idempotency-key-missing') ?? false);
      if (route.params) assert.ok(route.problems?.includes('not-found'), 'an id may be wrong');
    });

    it(`${route.id} has examples that hold`, () => {
      const { body, answer, text }: { body?: unknown; answer?: unknown; text?: string } = examples[route.id as RouteId];
      assert.equal(body !== undefined, route.body !== undefined, 'a body and its example belong together');
      assert.equal(answer !== undefined, route.success.schema !== undefined, 'an answer and its example belong together');
      assert.equal(text !== undefined, route.success.mediaType === 'text/event-stream');
      if (route.body) v.parse(route.body, body);
      // Nothing in it that the schema does not know: parsing keeps it as it is.
      if (route.success.schema) assert.deepEqual(v.parse(route.success.schema, answer), answer);
    });
  }
});
