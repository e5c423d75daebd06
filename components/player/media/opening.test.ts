import { expect } from '@open-wc/testing';
import { breakLine, mendLine } from '../fixtures/faults.ts';
import { begin, playerWith, showing } from '../fixtures/harness.ts';
import { hls, video } from '../fixtures/items.ts';
import '../player.define.ts';
import { isWhole, lowestVariant, needsFullBuild, openingPieces, soundVariant } from './play-list.ts';

const master = [
  '#EXTM3U',
  '#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=960x540,CODECS="avc1.4d401f,mp4a.40.2"',
  '540/index.m3u8',
  '#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"',
  'sound/index.m3u8',
  '#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=1,BANDWIDTH=400000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2"',
  '360/index.m3u8',
].join('\r\n');

describe('what is read of a stream before its engine is there', () => {
  it('is the lowest quality that has a picture, and the sound alone', () => {
    expect(lowestVariant(master)).to.equal('360/index.m3u8');
    expect(soundVariant(master)).to.equal('sound/index.m3u8');
    expect(lowestVariant('#EXTM3U\n#EXTINF:4,\n0.m4s')).to.equal(undefined);
  });

  it('is the build that the stream needs: sound in a list of its own wants the full one', () => {
    const apart = '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="中文",URI="sound.m3u8"';
    expect(needsFullBuild(master)).to.equal(false);
    expect(needsFullBuild(`#EXTM3U\n${apart}\n`)).to.equal(true);
    expect(soundVariant(`#EXTM3U\n${apart}\n`)).to.equal('sound.m3u8');
  });

  it('are the pieces at the place where play begins', () => {
    const list = ['#EXTM3U', '#EXT-X-MAP:URI="init.mp4"', '#EXTINF:4.000,', '0.m4s', '#EXTINF:4.000,a title', '#EXT-X-PROGRAM-DATE-TIME:2026-11-21', '1.m4s', '#EXT-X-ENDLIST'].join('\n');
    expect(openingPieces(list, 0)).to.deep.equal(['init.mp4', '0.m4s']);
    expect(openingPieces(list, 5)).to.deep.equal(['init.mp4', '1.m4s']);
    expect(openingPieces(list, 99)).to.deep.equal([]);
    expect([isWhole(list), isWhole(list.replace('#EXT-X-ENDLIST', '')), isWhole(`${list}\n#EXT-X-BYTERANGE:10@0`)]).to.deep.equal([true, false, false]);
  });

  it('is asked for once: the engine takes what is there', async () => {
    const asked: string[] = [];
    breakLine((url) => url.includes('/fractions/hls/360p/'), (url, real) => {
      asked.push(url.replace(/.*\//, ''));
      return real();
    });
    try {
      await begin(await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?once` }] })));
      for (const piece of ['init.mp4', '00.m4s']) expect(asked.filter((name) => name === piece), piece).to.have.length(1);
    } finally {
      mendLine();
    }
  });
});
