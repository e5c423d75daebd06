/** Hosts that managers name are asked on the public network only. */
import assert from 'node:assert/strict';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { it, mock } from 'node:test';
import { askPublic, fetchPublic, isPublicAddress, lookUpPublic } from './fetch-public.ts';

it('fetches keys from public addresses only, whatever a name leads to', async () => {
  for (const address of ['10.1.2.3', '127.0.0.1', '169.254.169.254', '172.20.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '255.255.255.255', '::1', '::', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1']) assert.equal(isPublicAddress(address), false, address);
  for (const address of ['1.2.4.8', '172.32.0.1', '100.128.0.1', '2001:da8::1', '::ffff:1.2.4.8']) assert.equal(isPublicAddress(address), true, address);
  const refusal = await new Promise<string | undefined>((resolve) => lookUpPublic('localhost', { all: true }, (error) => resolve(error?.message)));
  assert.equal(refusal, 'localhost leads to no public address');
  const found = mock.method(dns, 'lookup', (_name: string, _options: object, callback: (error: null, addresses: object[]) => void) => callback(null, [{ address: '127.0.0.1', family: 4 }]));
  syncBuiltinESMExports();
  try {
    const asked = fetchPublic('http://keys.example.org:9/', { headers: new Headers(), signal: AbortSignal.timeout(10_000) });
    await assert.rejects(asked, ({ cause }: Error) => /leads to no public address/.test(String(cause)), 'it is looked at when it is connected to');
  } finally {
    found.mock.restore();
    syncBuiltinESMExports();
  }
});

it('says of a name that nobody has that it could not be asked', async () => {
  const missing = mock.method(dns, 'lookup', (_name: string, _options: object, callback: (error: Error) => void) => process.nextTick(callback, new Error('ENOTFOUND')));
  syncBuiltinESMExports();
  try {
    await assert.rejects(askPublic('https://nobody.example.org/', { signal: AbortSignal.timeout(10_000) }), TypeError);
  } finally {
    missing.mock.restore();
    syncBuiltinESMExports();
  }
});

it('asks no address within that is written out instead of a name', async () => {
  for (const host of ['10.1.2.3', '169.254.169.254', '[fd00::1]', '[::ffff:192.168.1.1]', '0x7f.1', '2130706433']) {
    const asked = askPublic(`http://${host}:9/`, { signal: AbortSignal.timeout(2000) });
    // Node writes the last two as the loopback address, which is refused by its port.
    await assert.rejects(asked, ({ cause }: Error) => /is no public address|ECONNREFUSED 127/.test(String(cause)), host);
  }
});
