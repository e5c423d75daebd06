/** Streams that are kept: lists and pieces in the real cache, over a line that breaks where the test says. */
import { expect } from '@open-wc/testing';
import type { Resource } from '../../base/ports/types.ts';
import { person } from '../memory/fixtures.ts';
import { serveFiles, type FileServer } from '../test/file-server.ts';
import { asked, cachedKeys, keptFolder, KeepingPhone } from '../test/keeping.ts';
import { until } from '../test/databases.ts';

const folder = `${keptFolder}/film`;
const address = `${folder}/master.m3u8`;
const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, index) => (index * seed + (index >> 8)) & 255);
const text = (...lines: string[]) => new TextEncoder().encode(['#EXTM3U', ...lines, ''].join('\n'));
const master = text(
  '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="维吾尔语",LANGUAGE="ug",AUTOSELECT=YES,URI="sound-ug.m3u8"',
  '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="普通话, 慢",LANGUAGE="zh-CN",DEFAULT=YES,CHANNELS="2",URI="sound.m3u8"',
  '#EXT-X-STREAM-INF:BANDWIDTH=90000,AVERAGE-BANDWIDTH=80000,CODECS="avc1.42c015,mp4a.40.2",RESOLUTION=640x360,AUDIO="sound",SUBTITLES="texts"',
  '360/index.m3u8?token=a',
  '#EXT-X-STREAM-INF:BANDWIDTH=190000,CODECS="avc1.42c015,mp4a.40.2",RESOLUTION=1280x720,AUDIO="sound"',
  '720/index.m3u8',
);
const picture = text('#EXT-X-TARGETDURATION:4', '#EXT-X-KEY:METHOD=NONE', '#EXT-X-MAP:URI="init.mp4"', '#EXTINF:4,', 'a.m4s', '#EXTINF:4,', 'b.m4s', '#EXTINF:4,', 'a.m4s', '#EXT-X-ENDLIST');
const sound = text('#EXT-X-TARGETDURATION:4', '#EXT-X-MAP:URI="sound.mp4",BYTERANGE="100@0"', '#EXTINF:6,', '#EXT-X-BYTERANGE:500@100', 'sound.mp4', '#EXTINF:6,', '#EXT-X-BYTERANGE:400', 'sound.mp4', '#EXT-X-ENDLIST');
const heard = bytes(1_000, 3);
const stream = {
  [address]: master,
  [`${folder}/360/index.m3u8`]: picture,
  [`${folder}/720/index.m3u8`]: picture,
  [`${folder}/sound.m3u8`]: sound,
  [`${folder}/360/init.mp4`]: bytes(800, 5),
  [`${folder}/360/a.m4s`]: bytes(150_000, 7),
  [`${folder}/360/b.m4s`]: bytes(90_000, 11),
  [`${folder}/sound.mp4`]: heard,
};
const all = 800 + 150_000 + 90_000 + heard.length;

describe('offline: a stream that is kept', () => {
  let phone: KeepingPhone;
  let files: FileServer;
  let resource: Resource;
  beforeEach(() => {
    phone = new KeepingPhone();
    resource = phone.resource('r-fractions', {
      renditions: [{ kind: 'hls', url: address, mimeType: 'application/vnd.apple.mpegurl', width: null, height: null, bitrate: null, sizeBytes: null }],
    });
  });
  afterEach(async () => {
    files.end();
    await phone.end();
  });
  const serve = (more: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {}): void => void (files = serveFiles({ ...stream, ...more }));
  /** The kept lists, and what is answered for each address in them. */
  const answered = async (list: string): Promise<{ lines: string; addresses: string[] }> => {
    const lines = (await (await asked(list))?.text()) ?? '';
    return { lines, addresses: [...lines.matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)].map(([, line, quoted]) => line ?? quoted ?? '') };
  };
  const lengthOf = async (path: string): Promise<number | undefined> => (await (await asked(path))?.arrayBuffer())?.byteLength;

  it('[RS-09] says each quality and what it weighs, about, before a piece is fetched; keeps the one that was chosen with its sound, and answers for it', async () => {
    serve();
    const tab = phone.tab();
    const quality = (name: string): string => `${address}#quality=${encodeURIComponent(name)}`;
    expect(await tab.keeping.offer(resource)).to.deep.equal({
      type: 'choices',
      choices: [
        { url: quality('720/index.m3u8'), height: 720, sizeBytes: 285_000, isEstimate: true },
        { url: quality('360/index.m3u8?token=a'), height: 360, sizeBytes: 120_000, isEstimate: true },
      ],
    });
    expect(files.paths.filter((path) => !path.endsWith('.m3u8'))).to.deep.equal([]);
    await phone.keep(tab, resource, 360);
    await phone.becomes(tab, resource.id, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(all);
    const main = await answered(address);
    expect(main.lines).to.contain('NAME="普通话, 慢",LANGUAGE="zh-CN",DEFAULT=YES,CHANNELS="2",URI=').and.to.contain('RESOLUTION=640x360,AUDIO="sound"\n').and.not.to.contain('SUBTITLES');
    const [soundList = '', pictureList = ''] = main.addresses;
    const [seen, listened] = [await answered(pictureList), await answered(soundList)];
    expect(await Promise.all(seen.addresses.map(lengthOf))).to.deep.equal([800, 150_000, 90_000, 150_000]);
    expect(await Promise.all(listened.addresses.map(lengthOf))).to.deep.equal([100, 500, 400]);
    expect([...new Uint8Array((await (await asked(listened.addresses[2] ?? ''))?.arrayBuffer()) ?? new ArrayBuffer(0))]).to.deep.equal([...heard.subarray(600)]);
    const part = await asked(seen.addresses[1] ?? '', { headers: { Range: 'bytes=1000-1003' } });
    expect([part?.status, part?.headers.get('content-range'), [...new Uint8Array((await part?.arrayBuffer()) ?? new ArrayBuffer(0))]]).to.deep.equal([206, 'bytes 1000-1003/150000', [...bytes(150_000, 7).subarray(1_000, 1_004)]]);
    expect(await asked(address, { cache: 'no-store' }), 'whoever keeps it wants the list of the server').to.equal(undefined);
    phone.service.fail({ kind: 'offline' });
    const { value } = await tab.resources.get(resource.id);
    expect(value.renditions.map(({ url }) => url)).to.deep.equal([address]);
    await tab.keeping.drop(resource.id);
    expect(await cachedKeys()).to.deep.equal([]);
  });

  it('[RS-09] goes on in another tab where a closed one was, and asks for no piece twice', async () => {
    serve();
    files.breakAfter(100_000, 'hangs');
    const first = phone.tab();
    await phone.keep(first, resource, 360);
    await until(() => files.paths.includes(`${folder}/360/a.m4s`));
    await first.close();
    files.mend();
    files.paths.length = 0;
    const second = phone.tab();
    await phone.becomes(second, resource.id, 'kept');
    expect(files.paths.filter((path) => !path.endsWith('.m3u8'))).to.deep.equal([`${folder}/360/a.m4s`, `${folder}/360/b.m4s`, ...Array.from({ length: 3 }, () => `${folder}/sound.mp4`)]);
    expect((await second.keeping.list()).usedBytes).to.equal(all);
  });

  it('is held by a person, and begins anew where the stream is another one by then', async () => {
    serve();
    files.breakAfter(100_000, 'hangs');
    const tab = phone.tab();
    await phone.keep(tab, resource, 360);
    await until(() => files.paths.includes(`${folder}/360/a.m4s`));
    await tab.keeping.pause(resource.id);
    expect((await phone.shown(tab, resource.id))?.state).to.equal('paused');
    files.end();
    serve({ [`${folder}/360/index.m3u8`]: text('#EXT-X-MAP:URI="init.mp4"', '#EXTINF:9,', 'b.m4s', '#EXT-X-ENDLIST'), [`${folder}/360/init.mp4`]: bytes(900, 5) });
    await tab.keeping.resume(resource.id);
    await phone.becomes(tab, resource.id, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(900 + 90_000 + heard.length);
  });

  it('is exactly as large as its list says where that names parts of one file', async () => {
    serve();
    files.end();
    files = serveFiles({ [address]: sound, [`${folder}/sound.mp4`]: heard });
    expect(await phone.tab().keeping.offer(resource)).to.deep.equal({ type: 'choices', choices: [{ url: `${address}#quality=`, height: null, sizeBytes: 1_000 }] });
  });

  const piece = ['#EXTINF:4,', 'a.m4s'];
  const refusals = [
    { reason: 'live', list: text(...piece) },
    { reason: 'protected', list: text('#EXT-X-KEY:METHOD=AES-128,URI="key.bin"', ...piece, '#EXT-X-ENDLIST') },
    { reason: 'unreadable', list: master, what: 'a list that names lists where pieces should be' },
    { reason: 'unreadable', list: new TextEncoder().encode('<!doctype html><title>登录</title>'), what: 'a page to sign in' },
    { reason: 'unreadable', list: text('#EXTINF:4,', 'javascript:alert(1)', '#EXT-X-ENDLIST'), what: 'an address that is none' },
    { reason: 'unreadable', list: text('#EXT-X-ENDLIST'), what: 'a list of nothing' },
    { reason: 'too-large', list: text(...Array.from({ length: 10_001 }, (_, index) => `#EXTINF:4,\n${index}.ts`), '#EXT-X-ENDLIST'), what: 'more pieces than anybody keeps' },
  ] as const;
  for (const { reason, list, ...more } of refusals) {
    it(`is refused as ${reason}${'what' in more ? `: ${more.what}` : ''}`, async () => {
      serve({ [`${folder}/360/index.m3u8`]: list, [`${folder}/720/index.m3u8`]: list });
      expect(await phone.tab().keeping.offer(resource)).to.deep.equal({ type: 'refused', reason });
    });
  }

  const hostile = [
    { of: 'qualities without addresses', list: text(...Array.from({ length: 50_000 }, () => '#EXT-X-STREAM-INF:')), offer: { type: 'refused', reason: 'too-large' } },
    { of: 'a tag without an end', list: text(`#EXT-X-STREAM-INF:${'A'.repeat(1_000_000)}`), offer: { type: 'none' } },
    { of: 'a name without an end in a tag that counts', list: text(`#EXT-X-STREAM-INF:${'A'.repeat(1_000_000)},RESOLUTION=640x360,BANDWIDTH=80000`, '360/index.m3u8'), offer: { type: 'choices', choices: [{ url: `${address}#quality=${encodeURIComponent('360/index.m3u8')}`, height: 360, sizeBytes: 120_000, isEstimate: true }] } },
  ] as const;
  for (const { of, list, offer } of hostile) {
    it(`does not hold the page up by a list of ${of}`, async () => {
      serve({ [address]: list });
      expect(await phone.tab().keeping.offer(resource)).to.deep.equal(offer);
    });
  }

  it('fails with a state where nothing comes in place of a piece, and goes on when it is there', async () => {
    serve({ [`${folder}/360/a.m4s`]: new Uint8Array(0) });
    const tab = phone.tab();
    await phone.keep(tab, resource, 360);
    await phone.becomes(tab, resource.id, 'failed');
    expect(await asked(address), 'nothing is answered of it').to.equal(undefined);
    files.end();
    serve();
    await tab.keeping.resume(resource.id);
    await phone.becomes(tab, resource.id, 'kept');
  });

  it('[RS-09] is tried a few times where its list promises more than there is, lets what comes after it go meanwhile, and fails', async () => {
    serve({ [`${folder}/sound.m3u8`]: text('#EXTINF:6,', '#EXT-X-BYTERANGE:500@600', 'sound.mp4', '#EXT-X-ENDLIST'), [`${keptFolder}/other.mp4`]: bytes(5_000, 3) });
    const tab = phone.tab();
    const other = phone.resource('r-water-cycle', { marks: ['offline'], renditions: [{ kind: 'progressive', url: `${keptFolder}/other.mp4`, mimeType: 'video/mp4', width: 640, height: 360, bitrate: null, sizeBytes: 5_000 }] });
    await phone.keep(tab, resource, 360);
    await phone.keep(tab, other);
    await phone.becomes(tab, other.id, 'kept');
    await phone.becomesAfterRests(tab, resource.id, 'failed');
    expect(files.paths.filter((path) => path.endsWith('/sound.mp4')), 'tries').to.have.length(3);
  });

  it('goes on where its server was too busy for a piece, and where a piece is longer than it says because it was packed', async () => {
    serve();
    let busy = 1;
    files.answer(({ pathname }) => {
      if (pathname.endsWith('/b.m4s')) return (busy -= 1) >= 0 ? new Response(null, { status: 503 }) : undefined;
      return pathname.endsWith('/init.mp4') ? new Response(bytes(800, 5), { headers: { 'content-length': '300', 'content-type': 'video/mp4' } }) : undefined;
    });
    const tab = phone.tab();
    await phone.keep(tab, resource, 360);
    await phone.becomesAfterRests(tab, resource.id, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(all);
  });

  it('[RS-09] goes on with what is there where its addresses are signed anew each time', async () => {
    const signed = (list: Uint8Array, sign: string) => new TextEncoder().encode(new TextDecoder().decode(list).replaceAll('.m4s', `.m4s?sign=${sign}`).replace('token=a', `token=${sign}`));
    const by = (sign: string) => ({ [address]: signed(master, sign), [`${folder}/360/index.m3u8`]: signed(picture, sign) });
    serve(by('a'));
    files.breakAfter(100_000, 'hangs');
    const tab = phone.tab();
    await phone.keep(tab, resource, 360);
    await until(() => files.paths.includes(`${folder}/360/a.m4s`));
    await tab.keeping.pause(resource.id);
    files.end();
    serve(by('other'));
    await tab.keeping.resume(resource.id);
    await phone.becomes(tab, resource.id, 'kept');
    expect(files.paths.filter((path) => path.includes('/360/') && !path.endsWith('.m3u8')), 'not what was there').to.deep.equal([`${folder}/360/a.m4s`, `${folder}/360/b.m4s`]);
    expect((await tab.keeping.list()).usedBytes).to.equal(all);
  });

  it('whose piece the browser has thrown away fetches it from where it was, and is answered from here no more', async () => {
    serve();
    const tab = phone.tab();
    await phone.keep(tab, resource, 360);
    await phone.becomes(tab, resource.id, 'kept');
    const { addresses } = await answered((await answered(address)).addresses[1] ?? '');
    const [, lost = ''] = addresses;
    await (await caches.open('ls-media')).delete(lost);
    expect(await lengthOf(lost)).to.equal(150_000);
    expect(files.paths.at(-1)).to.equal(`${folder}/360/a.m4s`);
    expect(await asked(address)).to.equal(undefined);
  });

  it('is kept in two qualities by two people of one machine, and stays for one when the other lets go', async () => {
    serve({ [`${folder}/720/init.mp4`]: bytes(800, 5), [`${folder}/720/a.m4s`]: bytes(1_500, 7), [`${folder}/720/b.m4s`]: bytes(900, 11) });
    const tab = phone.tab();
    await phone.keep(tab, resource, 360);
    await phone.becomes(tab, resource.id, 'kept');
    const sister = phone.tab(person.otherPupil);
    await sister.identity.me();
    await phone.keep(sister, resource, 720);
    await phone.becomes(sister, resource.id, 'kept');
    expect((await answered(address)).lines).to.contain('1280x720');
    await sister.keeping.drop(resource.id);
    expect((await answered(address)).lines).to.contain('640x360');
  });
});
