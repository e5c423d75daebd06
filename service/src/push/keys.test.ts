/** Keys for Web Push are checked before anything is opened. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readConfig } from '../config.ts';
import { makePushKeys } from '../testing/push-service.ts';

it('tells devices only with a whole and fitting set of keys', () => {
  const { publicKey, privateKey } = makePushKeys();
  const all = { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: 'mailto:it@county.example' };
  assert.equal(readConfig({}).push, null);
  assert.deepEqual(readConfig({ ...all, PUSH_ORIGINS: 'https://push.county.example/any, http://10.1.2.3:8090' }).push, {
    publicKey, privateKey, subject: 'mailto:it@county.example', origins: ['https://push.county.example', 'http://10.1.2.3:8090'],
  });
  for (const name of Object.keys(all)) assert.throws(() => readConfig({ ...all, [name]: '' }), /belong together/, name);
  assert.throws(() => readConfig({ ...all, VAPID_PUBLIC_KEY: makePushKeys().publicKey }), /not the public key of/);
  assert.throws(() => readConfig({ ...all, VAPID_SUBJECT: 'it@county.example' }), /VAPID_SUBJECT must be written/);
});
