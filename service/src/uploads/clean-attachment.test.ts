/** Real pictures and sound, what is taken out of them, and what pretends to be one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { cleanAttachment } from './clean-attachment.ts';
import { png, jpegOfPhone, webp, chunkOf, secret } from '../testing/pictures.ts';

const root = new URL('../../../', import.meta.url);
const cover = readFileSync(new URL('demo/media/files/moon/cover.jpg', root));
const tells = (bytes: Uint8Array | undefined): boolean => Buffer.from(bytes ?? []).includes(secret);

describe('what is attached', () => {
  it('[SEC-20] a photo of a phone keeps its picture and how it was held, and loses place, camera, time, words and what hangs behind it', () => {
    const given = jpegOfPhone(6);
    assert.ok(tells(given));
    const clean = cleanAttachment('image/jpeg', given);
    assert.equal(tells(clean?.bytes), false);
    const plain = cleanAttachment('image/jpeg', cover);
    assert.ok(plain?.width !== undefined && plain.height !== undefined);
    // Held upright: what was wide is high.
    assert.deepEqual([clean?.width, clean?.height], [plain.height, plain.width]);
    assert.ok(Buffer.from(clean?.bytes ?? []).includes(Buffer.from('Exif\0\0MM')));
    // The same picture to the byte: tables, frame and scan.
    assert.equal((clean?.bytes.length ?? 0) - plain.bytes.length, 36);
    assert.deepEqual(cleanAttachment('image/jpeg', plain.bytes)?.bytes, plain.bytes);
  });

  it('[SEC-20] a PNG and a WebP lose words, place and what is not known, and keep their pixels', () => {
    const cleanPng = cleanAttachment('image/png', png());
    assert.deepEqual([cleanPng?.width, cleanPng?.height, tells(cleanPng?.bytes)], [192, 192, false]);
    assert.ok(tells(png()));
    const cleanWebp = cleanAttachment('image/webp', webp(['EXIF', 'XMP ', 'JUNK']));
    assert.deepEqual([cleanWebp?.width, cleanWebp?.height, tells(cleanWebp?.bytes)], [24, 16, false]);
    // The flags say no more that they are there.
    assert.equal(cleanWebp?.bytes[20], 0);
    assert.equal(cleanAttachment('image/webp', webp(['ANMF'])), null);
  });

  it('refuses what is cut off, lies about its lengths or is something else, at every length', () => {
    const hostile = [jpegOfPhone(1), png(), webp(['EXIF'])] as const;
    for (const [index, type] of (['image/jpeg', 'image/png', 'image/webp'] as const).entries()) {
      const whole = hostile[index] ?? new Uint8Array();
      const pictureEnd = type === 'image/jpeg' ? whole.length - secret.length - 2 : whole.length - 1;
      for (let length = 0; length < pictureEnd; length += length < 400 ? 1 : 97) assert.equal(cleanAttachment(type, whole.subarray(0, length)), null, `${type} ${length}`);
      for (const other of ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'audio/webm', 'audio/mp4', 'application/msword'] as const) if (other !== type) assert.equal(cleanAttachment(other, whole), null);
      // No byte that is wrong makes it throw or hang, and none brings back what was taken out.
      for (let place = 0; place < Math.min(whole.length, 700); place += 1) {
        const broken = Uint8Array.from(whole);
        broken[place] = 0xff - (broken[place] ?? 0);
        cleanAttachment(type, broken);
      }
    }
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    for (const bytes of [page, drawing, Buffer.alloc(0), Buffer.from('GIF89a')]) for (const type of ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'audio/ogg'] as const) assert.equal(cleanAttachment(type, bytes), null);
    // A few bytes that unfold to a wall of pixels.
    const bomb = png();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    assert.equal(cleanAttachment('image/png', bomb), null);
    // And one that has none: no client could read the message that carries it.
    const empty = Buffer.from('RIFF\0\0\0\0WEBPVP8 \n\0\0\0\0\0\0\x9d\x01\x2a\0\0\0\0', 'latin1');
    empty.writeUInt32LE(empty.length - 8, 4);
    assert.equal(cleanAttachment('image/webp', empty), null);
    const seen = Buffer.from(empty);
    seen.writeUInt16LE(3, 26);
    seen.writeUInt16LE(2, 28);
    assert.deepEqual([cleanAttachment('image/webp', seen)?.width, cleanAttachment('image/webp', seen)?.height], [3, 2]);
  });

  it('makes empty room of where and when a recorder says it recorded', () => {
    const box = (name: string, ...content: Uint8Array[]) => {
      const head = Buffer.alloc(8);
      const body = Buffer.concat(content);
      head.writeUInt32BE(8 + body.length);
      head.write(name, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    let nested: Buffer = Buffer.alloc(0);
    for (let depth = 0; depth < 20; depth += 1) nested = box('moov', nested);
    assert.equal(cleanAttachment('audio/mp4', Buffer.concat([box('ftyp', Buffer.from('M4A isom')), nested])), null);
    const sound = Buffer.concat([box('ftyp', Buffer.from('M4A isom')), box('moov', box('mvhd', Buffer.alloc(8)), box('trak', box('udta', secret)), box('meta', secret)), box('mdat', Buffer.from('sound')), box('uuid', secret)]);
    const clean = cleanAttachment('audio/mp4', sound);
    assert.equal(clean?.bytes.length, sound.length);
    assert.equal(tells(clean.bytes), false);
    assert.ok(Buffer.from(clean.bytes).includes('sound'));
    assert.equal(cleanAttachment('audio/mp4', sound.subarray(0, -1)), null);
    assert.ok(cleanAttachment('text/plain', Buffer.from('家长会 3 点')) && cleanAttachment('text/plain', Buffer.from([0xbc, 0xd2, 0xb3, 0xa4])));
    assert.equal(cleanAttachment('text/plain', Buffer.from([1, 0, 2])), null);
    assert.ok(chunkOf('tEXt', secret).includes(secret));
  });
});
