/** What the journeys hold a network log against. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { outsideContract } from './helpers/watch.ts';

const at = 'http://127.0.0.1:8080';

it('tells the calls that are no route of the contract by method and path, and leaves files alone', () => {
  const fine = [`GET ${at}/`, `GET ${at}/assets/app.js`, `GET ${at}/api/v1/resources?q=a`, `GET ${at}/api/v1/resources/r-1`, `POST ${at}/api/v1/xapi/statements`, 'GET data:image/png;base64,AA', `OPTIONS ${at}/api/v1/me`];
  const invented = [`GET ${at}/api/v1/invented`, `GET ${at}/api/v1/resources/r-1/invented`, `DELETE ${at}/api/v1/me`, `GET ${at}/xapi/invented`];
  assert.deepEqual(outsideContract([...fine, ...invented]), invented);
});
