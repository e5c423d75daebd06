/** How long recordings are, whatever they say of themselves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { m4aOf, oggOf, webmOf } from '../testing/sounds.ts';
import { cleanAttachment } from './clean-attachment.ts';
import { voiceDuration } from './voice-duration.ts';

describe('the length of a recording', () => {
  it('is that of its packets, in what each browser records', () => {
    for (const seconds of [1, 7, 119]) {
      assert.equal(voiceDuration('audio/webm', webmOf(seconds)), seconds * 1000);
      assert.equal(voiceDuration('audio/ogg', oggOf(seconds)), seconds * 1000);
      for (const fragmented of [false, true]) {
        const length = voiceDuration('audio/mp4', m4aOf(seconds, { fragmented })) ?? 0;
        assert.ok(Math.abs(length - seconds * 1000) < 25, `${length}`);
      }
    }
  });

  it('is not what the file claims', () => {
    assert.equal(voiceDuration('audio/webm', webmOf(600, { claims: 3 })), 600_000);
    for (const fragmented of [false, true]) assert.ok((voiceDuration('audio/mp4', m4aOf(600, { fragmented, claims: 1 })) ?? 0) > 599_000);
  });

  it('is unknown of what is cut off, of other sound, and of no sound; no byte that is wrong makes it throw or hang', () => {
    assert.equal(voiceDuration('audio/webm', webmOf(2, { codec: 'A_PCM/INT/LIT' })), null);
    for (const type of ['audio/webm', 'audio/ogg', 'audio/mp4', 'image/png', 'text/plain'] as const) for (const bytes of [Buffer.alloc(0), Buffer.alloc(64), Buffer.from('OggS'), Buffer.from('hello')]) assert.equal(voiceDuration(type, bytes), null);
    for (const [type, whole] of [['audio/webm', webmOf(1)], ['audio/ogg', oggOf(1)], ['audio/mp4', m4aOf(1)], ['audio/mp4', m4aOf(1, { fragmented: true })]] as const) {
      assert.notEqual(cleanAttachment(type, whole), null);
      for (let length = 0; length < Math.min(whole.length, 600); length += 1) voiceDuration(type, whole.subarray(0, length));
      for (let place = 0; place < Math.min(whole.length, 600); place += 1) {
        const broken = Uint8Array.from(whole);
        broken[place] = 0xff - (broken[place] ?? 0);
        voiceDuration(type, broken);
      }
    }
    assert.equal(voiceDuration('audio/ogg', oggOf(3).subarray(0, 700)), null);
  });

  it('is unknown of a table that says it is longer than the file', () => {
    const bytes = m4aOf(1);
    bytes.writeUInt32BE(0xffffffff, bytes.indexOf('stts') + 8);
    assert.equal(voiceDuration('audio/mp4', bytes), null);
  });
});
