/** Pictures as phones and programs make them: real ones, with what they tell besides themselves. */
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const root = new URL('../../../', import.meta.url);

/** What nobody who gets the picture may find in it. */
export const secret = Buffer.from('GPS 39.4677N 75.9938E');

function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A real photo with the EXIF of a camera, a comment, words of a program, and a film behind its end. */
export function jpegOfPhone(orientation: number): Buffer {
  const photo = readFileSync(new URL('demo/media/files/moon/cover.jpg', root));
  // One entry for how it was held and one for the place, little endian as most phones write it.
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0II*\0'), Buffer.from([8, 0, 0, 0, 2, 0]),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]), Buffer.from([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]), Buffer.alloc(4), secret,
  ]);
  return Buffer.concat([photo.subarray(0, 2), segment(0xe1, exif), segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), secret])), segment(0xfe, secret), segment(0xe2, Buffer.concat([Buffer.from('MPF\0'), secret])), photo.subarray(2), secret]);
}

/** A chunk of a PNG. */
export function chunkOf(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), whole.length - 4);
  return whole;
}

/** A real PNG with words, a place and a time. */
export function png(): Buffer {
  const icon = readFileSync(new URL('pwa/public/icons/icon-192.png', root));
  return Buffer.concat([icon.subarray(0, 33), chunkOf('tEXt', Buffer.concat([Buffer.from('Location\0'), secret])), chunkOf('eXIf', secret), chunkOf('xyZz', secret), icon.subarray(33)]);
}

/** A real WebP of 24 by 16 pixels, in the longer form that has room for more chunks. */
export function webp(names: readonly string[]): Buffer {
  const plain = Buffer.from('UklGRkIBAABXRUJQVlA4IDYBAABwBwCdASoYABAAPpE4l0eloyIhMAgAsBIJbACdHYBnqv7Ab4B6AHWAfpn6MHsK/rz+oHs13MZbAOCiX96ZrhD9qU6N4AD++qHqyBZiFbNeQtECE7TbCB76Mx/mZO0OMX4/MUhsGSyzGtYyYc/ajZ6gOFK+UnrLCQxhkCelZu47/M5sLMqaf//5kxFarYLrMt57yHhhzRPRseW3ibdRQAsKx98v8xsdFGxht7yP/sbJz3Depa6aUeRMGjnnuruSS9X4sfzsWilEfTPjsQqC/ygPh+IZ+T/ITfWbwUGJ//fYryZ/+nQdiT/u69uZlU0cMf+Q/ux94UfPeBKd/7F/3VJI/LlxXK/3/K5VUIEaTYMH/++mo/zFT99GUpaPsj/deRI/5EVQ2RwvJyH//Hu//DWRmdXQAAAA', 'base64');
  const chunk = (name: string, content: Buffer) => {
    const whole = Buffer.alloc(8 + content.length + (content.length % 2));
    whole.write(name, 'latin1');
    whole.writeUInt32LE(content.length, 4);
    content.copy(whole, 8);
    return whole;
  };
  const features = Buffer.alloc(10);
  features.writeUInt8(0x08 | 0x04);
  features.writeUIntLE(23, 4, 3);
  features.writeUIntLE(15, 7, 3);
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', features), plain.subarray(12), ...names.map((name) => chunk(name, secret))]);
  const head = Buffer.from('RIFF0000');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
