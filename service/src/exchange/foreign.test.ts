/** Records as others write them: what can be shown and opened comes in, whatever it looks like, and what is no resource stays out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDc } from '../oai/dc-read.ts';
import { Findings } from '../reading/finding.ts';
import { isProblem, parseXml } from '../reading/xml.ts';
import { judgeForeign } from './fields.ts';
import { readDelivery } from './read-delivery.ts';

const now = new Date('2026-11-20T00:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('what others write', () => {
  const dc = (inner: string) => {
    const findings = new Findings();
    const read = parseXml(`<dc>${inner}</dc>`, 16);
    assert.ok(!isProblem(read));
    return { resources: judgeForeign('x', [readDc(read, 1, 'a')], findings, '某馆', now), findings: findings.list() };
  };
  const lomOf = (title: string, technical: string) =>
    readDelivery('x', bytesOf(`<lom><general><identifier><entry>a</entry></identifier><title><string>${title}</string></title></general><technical>${technical}</technical></lom>`), '某馆', now);
  const jsonOf = (document: unknown) => readDelivery('x', bytesOf(JSON.stringify(document)), '某馆', now);
  const https = 'https://a.example.org/';

  it('with a title over two lines, or one of digits, is a resource', async () => {
    const location = `<location>${https}</location>`;
    const deliveries = [
      ...(await Promise.all([lomOf('The water\n      cycle', location), lomOf('1984', location), jsonOf({ '@type': 'Book', identifier: 'a', name: ' The water\r\n cycle', url: https }), jsonOf({ '@type': 'Book', identifier: 'a', name: '1984', url: https })])),
      dc(`<title>The water\n cycle</title><identifier>${https}</identifier>`),
      dc(`<title>1984</title><identifier>${https}</identifier>`),
    ];
    assert.deepEqual(deliveries.flatMap(({ resources }) => resources.map(({ title }) => title)), ['The water cycle', '1984', 'The water cycle', '1984', 'The water cycle', '1984']);
  });

  it('with several addresses is opened at the one that everybody can open', async () => {
    const plain = 'http://hdl.example.org/1';
    const deliveries = [
      ...(await Promise.all([lomOf('A', `<location>${plain}</location><location>${https}</location>`), jsonOf({ '@type': 'Book', identifier: 'a', name: 'A', url: plain, contentUrl: https })])),
      dc(`<title>A</title><identifier>${plain}</identifier><identifier>${https}</identifier>`),
    ];
    assert.deepEqual(deliveries.flatMap(({ resources }) => resources.map(({ url }) => url)), [https, https, https]);
    for (const { resources } of deliveries) assert.ok(JSON.stringify(resources[0]?.extra).includes(plain), 'the other one is kept');
  });

  it('in the graph of a page is taken without what stands around it, which is told', async () => {
    const lesson = { '@type': ['https://schema.org/LearningResource', 'schema:VideoObject'], '@id': `${https}#lesson`, name: '光的反射', url: https };
    const around = [
      { '@type': 'Organization', '@id': `${https}#o`, name: '县教育局', url: https },
      { '@type': 'WebPage', '@id': `${https}#page`, name: '资源页', url: https },
      { '@type': 'Person', '@id': `${https}#w`, name: '王兰', url: https },
    ];
    const { resources, findings } = await jsonOf({ '@context': 'https://schema.org', '@graph': [around[0], lesson, ...around.slice(1)] });
    assert.deepEqual(resources.map(({ title }) => title), ['光的反射']);
    assert.deepEqual(findings.filter(({ rule }) => rule === 'exchange.kind').map(({ value, params }) => [value, params?.['kind']]), [['县教育局', 'Organization'], ['资源页', 'WebPage'], ['王兰', 'Person']]);
    const alone = await Promise.all([jsonOf(around[0]), jsonOf(around[1]), jsonOf({ identifier: 'a', name: 'A', url: https })]);
    assert.deepEqual(alone.map((one) => one.resources.length), [0, 1, 1], 'a page that stands alone is one, and what has no kind');
  });

  it('of kinds that nobody here lists is taken beside works that are listed, as alone', async () => {
    const kinds = ['MobileApplication', 'NoteDigitalDocument', 'TVEpisode', 'RadioEpisode', 'Painting', 'Drawing', 'ShortStory', 'FAQPage', 'SheetMusic', 'OurOwnKind'];
    const nodes = kinds.map((kind) => ({ '@type': kind, '@id': `${https}#${kind}`, name: kind, url: `${https}${kind}` }));
    const film = { '@type': 'VideoObject', '@id': `${https}#film`, name: '光的反射', url: https };
    const around = ['WebSite', 'WebPage', 'ItemPage', 'CollectionPage', 'BreadcrumbList', 'Person', 'CollegeOrUniversity'].map((kind) => ({ '@type': kind, '@id': `${https}#around-${kind}`, name: kind, url: https }));
    const { resources, findings } = await jsonOf({ '@graph': [film, ...around, ...nodes] });
    assert.deepEqual(resources.map(({ title }) => title), ['光的反射', ...kinds]);
    assert.deepEqual(findings.filter(({ rule }) => rule === 'exchange.kind').map(({ value }) => value), around.map(({ name }) => name));
    for (const node of nodes) {
      assert.equal((await jsonOf(node)).resources.length, 1, node.name);
      assert.deepEqual((await jsonOf([node, around[1]])).resources.map(({ title }) => title), [node.name], 'the page that it stands on is not another one');
    }
    assert.deepEqual((await jsonOf([{ ...film, '@type': ['WebPage', 'LearningResource'] }, ...around])).resources.map(({ title }) => title), ['光的反射']);
  });
});
