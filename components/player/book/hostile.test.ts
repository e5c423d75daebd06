import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, pressButton, says, words } from '../fixtures/harness.ts';
import { forgetPapers } from '../paper/fixtures/papers.ts';
import { storedZip } from '../../base/stored-zip.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import { bookFrom, chapter, openedBook } from './fixtures/books.ts';
import { epubOf, filesOf, type BookOptions } from './fixtures/epub.ts';
import { pageTable } from './page-table.ts';

const started = async (bytes: Uint8Array<ArrayBuffer>): Promise<LsPlayer> => {
  const element = await bookFrom(bytes);
  pressButton(element, '在这里看');
  return element;
};
const plain: BookOptions = { chapters: ['<h1>一</h1><p>字</p>'] };
const withFile = (path: string, text: string): Uint8Array<ArrayBuffer> => epubOf({ ...plain, files: [[path, text]] });

/** A book whose first chapter is this many bytes of nothing, packed very small. */
async function bomb(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const files = filesOf(plain).filter(([path]) => !path.endsWith('c1.xhtml'));
  const rest = storedZip(files);
  const packed = new Uint8Array(await new Response(new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  const name = new TextEncoder().encode('OEBPS/text/c1.xhtml');
  const view = new DataView(rest.buffer, rest.byteOffset);
  const end = rest.length - 22;
  const directoryAt = view.getUint32(end + 16, true);
  const about = (more: number): DataView => {
    const data = new DataView(new ArrayBuffer(26 + more));
    data.setUint16(0, 20, true);
    data.setUint16(4, 8, true);
    data.setUint32(14, packed.length, true);
    // A lie: it says that it is small.
    data.setUint32(18, 1000, true);
    data.setUint16(22, name.length, true);
    return data;
  };
  const local = new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(about(0).buffer)]);
  const entry = about(14);
  entry.setUint32(36, directoryAt, true);
  const central = new Uint8Array([0x50, 0x4b, 1, 2, 20, 0, ...new Uint8Array(entry.buffer)]);
  const ending = rest.slice(end);
  const aboutEnding = new DataView(ending.buffer);
  aboutEnding.setUint16(8, files.length + 1, true);
  aboutEnding.setUint16(10, files.length + 1, true);
  aboutEnding.setUint32(12, end - directoryAt + central.length + name.length, true);
  aboutEnding.setUint32(16, directoryAt + local.length + name.length + packed.length, true);
  return new Uint8Array(await new Blob([rest.slice(0, directoryAt), local, name, packed, rest.slice(directoryAt, end), central, name, ending]).arrayBuffer());
}

describe('ls-player, a book that means ill', () => {
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  afterEach(forgetPapers);

  it('[SEC-04] runs nothing of a book, loads nothing from elsewhere, and leaves the page around it alone', async () => {
    Reflect.set(globalThis, 'ran', []);
    const act = "globalThis.ran.push('x')";
    const far = 'https://evil.example';
    const element = await openedBook(
      await bookFrom(
        epubOf({
          chapters: [
            `<h1 id="ran">敌意</h1><script>${act}</script><script src="${far}/s.js"/><img src="${far}/a.png" onerror="${act}" alt="远处"/><img src="../../../../x.png" onload="${act}" alt=""/>
            <iframe src="${far}"></iframe><iframe srcdoc="&lt;script&gt;parent.${act}&lt;/script&gt;"></iframe><object data="${far}/o.swf"></object><embed src="${far}/e.swf"/>
            <p style="background:url(${far}/b.png); color: red" onclick="${act}" onmouseover="${act}" class="paper__flag book__layer">红字</p><form action="${far}"><input name="p" autofocus="autofocus" onfocus="${act}"/><button>送出</button>留下的字</form>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="${act}"><script>${act}</script><circle cx="5" cy="5" r="4" fill="url(${far}/f.svg#x)"/><use href="${far}/u.svg#x"/><animate attributeName="href" to="javascript:${act}"/>
            <foreignObject><iframe src="javascript:parent.${act}"/></foreignObject></svg><math><mi href="javascript:${act}">x</mi><annotation-xml encoding="text/html"><img src="x" onerror="${act}"/></annotation-xml></math>
            <a href="javascript:${act}">链接</a><a href=" java&#x0A;script:${act}">链接</a><a href="data:text/html,x">链接</a><base href="${far}"/><meta http-equiv="refresh" content="0; url=${far}"/><ruby>云<rt>yún</rt></ruby><x-y onclick="${act}">未知的字</x-y>`,
          ],
          head: `<link rel="stylesheet" href="${far}/x.css"/><style>@import url(${far}/y.css); @font-face { font-family: a; src: url(${far}/f.woff) } p::before { content: url(${far}/z.png) } :host { display: none } p { color: blue; background-image: image-set("${far}/i.png" 1x); position: fixed }</style><script>${act}</script>`,
        }),
      ),
    );
    const root = chapter(element);
    for (const link of root.querySelectorAll('a')) link.click();
    root.querySelector('p')?.click();
    // Not by Tab: from the last of a page it leaves the page, and Firefox gives the keyboard back to nobody.
    for (const link of root.querySelectorAll('a')) link.focus();
    expect(Reflect.get(globalThis, 'ran')).to.deep.equal([]);
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil.example'))).to.deep.equal([]);
    const kept = [...root.querySelectorAll('*')].map(({ localName }) => localName);
    expect(kept.filter((name) => ['script', 'iframe', 'object', 'embed', 'form', 'input', 'button', 'base', 'meta', 'link', 'style', 'animate', 'foreignobject', 'img'].includes(name.toLowerCase()))).to.deep.equal([]);
    const names = [...root.querySelectorAll('*')].flatMap((one) => [...one.attributes]);
    expect(names.filter(({ name, value }) => name.startsWith('on') || /evil|script:/i.test(value))).to.deep.equal([]);
    expect(root.textContent).to.include('留下的字').and.include('未知的字').and.include('yún');
    expect(getComputedStyle(inside(element, '.book')).display).to.equal('block');
    expect(getComputedStyle(root.querySelector('p') ?? document.body).position).to.equal('static');
    Reflect.deleteProperty(globalThis, 'ran');
  });

  for (const [what, bytes, rule, file] of [
    ['leads out of the package', () => withFile('../../etc/passwd', 'x'), '文件名指到了书的外面', '../../etc/passwd'],
    ['has an absolute path', () => withFile('/etc/passwd', 'x'), '文件名指到了书的外面', '/etc/passwd'],
  ] as const) {
    it(`[RS-23] refuses a book in which a file ${what}, and names file and rule`, async () => {
      const element = await started(bytes());
      await says(element, '这本书没有打开');
      expect(words(element)).to.include(rule).and.include(file);
      expect(allInside(element, '.book')).to.deep.equal([]);
    });
  }

  it('[RS-23] refuses entities of a book before they grow, a file that is larger than it says, and what its publisher locked', async () => {
    const files = filesOf(plain).map(([path, text]): [string, string | Uint8Array] => [
      path,
      typeof text === 'string' && path.endsWith('c1.xhtml') ? text.replace('<!DOCTYPE html>', '<!DOCTYPE html [<!ENTITY a "字字字"><!ENTITY b "&a;&a;&a;">]>') : text,
    ]);
    const grown = await started(new Uint8Array(storedZip(files)));
    await says(grown, '文件里自定义了实体');
    expect(words(grown)).to.include('OEBPS/text/c1.xhtml');
    const large = await started(await bomb(40_000_000));
    await says(large, '文件太大');
    expect(words(large)).to.include('OEBPS/text/c1.xhtml');
    const locked = await started(
      withFile('META-INF/encryption.xml', '<encryption xmlns="x"><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/text/c1.xhtml"/></CipherData></EncryptedData></encryption>'),
    );
    await says(locked, '文件有版权加密');
    expect(words(locked)).to.include('OEBPS/text/c1.xhtml');
  });

  it('[SEC-04] follows no part of a drawing that CSS would fetch, and draws no part again of which each draws others again', async () => {
    const far = 'https://evil.example/t.png';
    const nested = Array.from({ length: 9 }, (_, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`).join('');
    const drawing = `<rect mask="\\75rl(${far})" width="9" height="9"/><rect mask="image-set('${far}' 1x)" width="9" height="9"/><path id="g0" d="M0 0h9v9z" fill="rgb(1, 2, 3)" stroke="url(#s)"/>${nested}<use id="once" href="#g0"/>
      <pattern id="s"><rect fill="url(#t)" width="1" height="1"/><use href="#g0"/></pattern>`;
    const element = await openedBook(await bookFrom(epubOf({ chapters: [`<h1>画</h1><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>画</title>${drawing}</svg>`] })));
    const root = chapter(element);
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil.example'))).to.deep.equal([]);
    expect([...root.querySelectorAll('rect')].map((rect) => [rect.getAttribute('mask'), rect.getAttribute('fill')])).to.deep.equal([[null, null], [null, null], [null, null]]);
    expect([...root.querySelectorAll('path')].map((path) => [path.getAttribute('fill'), path.getAttribute('stroke')])).to.deep.equal([['rgb(1, 2, 3)', 'url(#s)']]);
    // The first level leads to a plain path: these and the last may stay.
    expect(root.querySelectorAll('use').length).to.equal(11);
  });

  it('[RS-23] counts no more pages than can be, whatever a directory says', () => {
    const chapters = Array.from({ length: 3 }, (_, index) => ({ path: `c${index}.xhtml`, isFixed: false, isAside: false }));
    const table = pageTable({ title: '', language: 'zh', isRightToLeft: false, chapters, contents: [], printed: [] }, () => 0xffffffff);
    expect(table.length).to.be.at.most(6000);
  });

  it('says what to do with a file that is none, is cut off, or holds no book', async () => {
    const whole = epubOf(plain);
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode('no book'), whole.slice(0, whole.length - 30), new Uint8Array(storedZip([['a.txt', 'a']]))]) {
      const element = await started(new Uint8Array(bytes));
      await says(element, '文件打不开');
      await waitUntil(() => words(element).includes('重试'));
    }
  });
});
