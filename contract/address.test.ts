/** Addresses of covers, media and links: whatever a catalogue says, a page follows them only to where it may. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { Address } from './src/index.ts';

const base = 'https://space.example/';

describe('an address of a resource', () => {
  const good = [
    '/media/fractions/master.m3u8',
    '/files/t1/covers/a%20b.jpg?v=2#t=3',
    '/资源/分数.mp4',
    'https://resources.example/a',
    'https://resources.example',
    'https://resources.example:8443/a?b=c@d#e',
    'https://例子.example/课',
    'https://[2001:db8::1]/a',
    'http://localhost:8080/a.mp4',
    'http://127.0.0.1/a.mp4',
    'http://[::1]:5173/a.mp4',
  ];
  for (const address of good) {
    it(`may be ${address}`, () => {
      assert.equal(v.is(Address, address), true);
      assert.equal(URL.canParse(address, base), true);
    });
  }

  const bad: [string, string][] = [
    ['another host without a scheme', '//evil.example/a'],
    ['another host by a backslash', '/\\evil.example/a'],
    ['another host by a backslash further on', 'https://good.example\\@evil.example/'],
    ['another host by a tab that browsers leave out', '/\t/evil.example/a'],
    ['another host by a line feed that browsers leave out', '/\n/evil.example/a'],
    ['the root alone', '/'],
    ['a path that depends on the page', 'media/a.mp4'],
    ['nothing', ''],
    ['a script', 'javascript:alert(1)'],
    ['a document in the address', 'data:text/html,<script>1</script>'],
    ['a file of the machine', 'file:///etc/passwd'],
    ['an account', 'https://user@good.example/a'],
    ['an account with its password', 'https://user:password@good.example/a'],
    ['an account on loopback', 'http://user:password@127.0.0.1/a'],
    ['no host', 'https:///a'],
    ['an open line', 'http://good.example/a'],
    ['a host that only begins like loopback', 'http://localhost.evil.example/a'],
    ['a number that only begins like loopback', 'http://127.0.0.1.evil.example/a'],
    ['a space', 'https://good.example/a b'],
    ['a space in front', ' https://good.example/a'],
    ['a control character', 'https://good.example/\u0000'],
  ];
  for (const [name, address] of bad) {
    it(`is not ${name}`, () => assert.equal(v.is(Address, address), false));
  }
});
