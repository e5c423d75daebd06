/** Numbers of certificates as people write them, and names as strangers read them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeCertificateNumber, maskName, readCertificateNumber } from './src/index.ts';

const signs = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const numbers = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [255, 254, 3, 200, 17, 99, 128, 64, 31, 250]].map((bytes) => makeCertificateNumber(Uint8Array.from(bytes)));

describe('numbers of certificates', () => {
  it('[TS-04] whichever sign is written wrongly, as whichever other, it is no number', () => {
    for (const number of numbers) {
      assert.equal(readCertificateNumber(number), number);
      for (const [place, sign] of Array.from(number).entries()) {
        for (const other of sign === '-' ? [] : signs.filter((one) => one !== sign)) assert.equal(readCertificateNumber(`${number.slice(0, place)}${other}${number.slice(place + 1)}`), null);
      }
    }
  });

  it('[TS-04] two neighbours that changed places are no number, but for 0 and Z', () => {
    for (const plain of numbers.map((number) => number.replaceAll('-', ''))) {
      for (let place = 1; place < plain.length; place += 1) {
        const [one = '', two = ''] = plain.slice(place - 1, place + 1);
        const isBlind = one === two || [one, two].sort().join('') === '0Z';
        assert.equal(readCertificateNumber(`${plain.slice(0, place - 1)}${two}${one}${plain.slice(place + 1)}`) === null, !isBlind, `${one}${two} at ${place}`);
      }
    }
  });

  it('[TS-04] is read as it was written on a Chinese keyboard, copied with its signs of direction, or with letters that look like digits', () => {
    const number = '7XQM-018K-VK9D-W7HB-Q';
    const wide = Array.from(number, (sign) => (sign === '-' ? '－' : String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))).join('');
    for (const typed of [wide, `\u2066${number}\u2069`, `\u200e${number}`, '7xqm\u2011o18k\u2212vk9d—w7hb q', '7XQM Ol8K VK9D W7HB Q']) assert.equal(readCertificateNumber(typed), number, typed);
    for (const typed of ['7XQM-0ı8K-VK9D-W7HB-Q', '', '-', '7XQM']) assert.equal(readCertificateNumber(typed), null, typed);
  });
});

describe('names as strangers read them', () => {
  it('[TS-04] the first sign with all that is written on it, nothing of a name that has no other, and not how long it is', () => {
    const masked = { 买买提: '买**', 欧阳雪: '欧**', '𠮷田': '𠮷**', 买: '**', '': '**', '\u200e买': '**', '\u200f阿依\u200f': '阿**', '\ufeff 王 ': '**', 'སྐྱིད་པ': 'སྐྱི**', 'e\u0301a': 'e\u0301**' };
    for (const [name, told] of Object.entries(masked)) assert.equal(maskName(name), told, name);
  });
});
