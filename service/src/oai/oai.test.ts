/** Harvesting, as a repository and of others: the rules of the protocol, nothing lost on the way, and repositories that misbehave. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import * as v from 'valibot';
import { ResourceDocument } from '../features/resources/resource.ts';
import { texts } from '../http/language.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { importDelivery } from '../exchange/import-delivery.ts';
import { endOfSource } from '../import/write-batch.ts';
import { harvest, type HarvestOptions } from './harvest.ts';

const origin = 'https://space.example.edu.cn';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const record = (number: number, more = '') =>
  `<resource><identifier>yl:${number}</identifier><title>第${number}课 &lt;i&gt; &amp; 光</title><type>A01</type><description>讲清第${number}课里光的传播和影子。</description><provider>云岭县教研室</provider><rightsHolder>云岭县教研室</rightsHolder><lecturers>(藏族)班班多杰;王老师</lecturers><url>https://resources.example.edu.cn/${number}</url><keywords>光;影子</keywords><stage>primary</stage>${more}</resource>`;
const catalogue = (numbers: readonly number[], more = '') => bytesOf(`<catalogue>${numbers.map((number) => record(number, more)).join('')}</catalogue>`);
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** An answer as somebody else's parser sees it. */
const Xml = v.object({ 'OAI-PMH': v.record(v.string(), v.unknown()) });
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray: (name) => ['record', 'header', 'set', 'metadataFormat', 'setSpec'].includes(name), parseTagValue: false });
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? (found as Record<string | number, unknown>)[key] : undefined), value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

for (const testCarrier of testCarriers) {
  describe(`OAI-PMH on ${testCarrier.name}`, () => {
    let service: TestService;
    const get = async (query: Record<string, string> | string, tenant = 't1') => {
      const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
      return service.fetch(new Request(`${origin}/oai/${tenant}?${search}`));
    };
    const ask = async (query: Record<string, string> | string): Promise<unknown> => {
      const response = await get(query);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^text\/xml/);
      return v.parse(Xml, parser.parse(await response.text()))['OAI-PMH'];
    };
    const errorOf = async (query: Record<string, string> | string) => at(await ask(query), 'error', '@code');
    /** All headers of a list, part by part. */
    const headers = async (query: Record<string, string>): Promise<unknown[]> => {
      const found: unknown[] = [];
      let asked: Record<string, string> = { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', ...query };
      for (;;) {
        const list = at(await ask(asked), 'ListIdentifiers');
        found.push(...listOf(at(list, 'header')));
        const token = at(list, 'resumptionToken', '#text');
        if (typeof token !== 'string') return found;
        asked = { verb: 'ListIdentifiers', resumptionToken: token };
      }
    };
    /** Harvests what the first platform offers into the second. */
    const take = (options: HarvestOptions & { set?: string; prefix?: 'lom' | 'oai_dc'; source?: string } = {}) =>
      harvest(service.services.carrier.db, 't2', { address: `${origin}/oai/t1`, source: options.source ?? '云岭县', ...(options.set && { set: options.set }), ...(options.prefix && { prefix: options.prefix }) }, {
        fetch: async (address, init) => service.fetch(new Request(address, init)), pauseMilliseconds: 1, ...options,
      });
    const documents = async (tenantId: string) => {
      const rows = await service.services.carrier.db.selectFrom('resource').selectAll().where('tenant_id', '=', tenantId).where('identifier', 'like', 'yl:%').orderBy('identifier').execute();
      return rows.map((row) => ({ ...row, document: v.parse(ResourceDocument, row.document) }));
    };

    before(async () => {
      service = await openTestService(testCarrier, { openCatalogues: ['t1'], publicOrigin: origin });
      await makeWorld(service.services.carrier);
      await importDelivery(service.services.carrier.db, 't1', { name: 'c.xml', bytes: catalogue(range(105), '<联系人>杨老师</联系人><联系电话>0871-65550000</联系电话>'), source: '某电教馆' });
    });
    after(() => service.close());

    it('says who it is, and only where a platform is open', async () => {
      const identify = at(await ask('verb=Identify'), 'Identify');
      assert.deepEqual([at(identify, 'repositoryName'), at(identify, 'protocolVersion'), at(identify, 'deletedRecord'), at(identify, 'granularity')], ['云岭县', '2.0', 'persistent', 'YYYY-MM-DDThh:mm:ssZ']);
      assert.equal(at(identify, 'baseURL'), `${origin}/oai/t1`);
      assert.deepEqual(listOf(at(await ask('verb=ListMetadataFormats'), 'ListMetadataFormats', 'metadataFormat')).map((one) => at(one, 'metadataPrefix')), ['oai_dc', 'lom']);
      assert.equal((await get('verb=Identify', 't2')).status, 404);
      const posted = await service.fetch(new Request(`${origin}/oai/t1`, { method: 'POST', body: 'verb=Identify', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }));
      assert.match(await posted.text(), /<repositoryName>云岭县</);
    });

    /** Of a token: from, before, set, after. No database knows the one that is wrong. */
    const forgedMoments = [
      [null, null, null, '9999-99-99 99:99:99+99'],
      [null, null, null, '2026-02-30 00:00:00+00'],
      [null, null, null, '2026-01-01 00:00:00+16'],
      ['0000-01-01T00:00:00.000Z', null, null, '2026-01-01 00:00:00+00'],
      [null, '2026-02-30T00:00:00.000Z', null, '2026-01-01 00:00:00+00'],
    ];

    it('answers each wrong question with the error that the protocol names', async () => {
      const wrong: Readonly<Record<string, string>> = {
        '': 'badVerb',
        'verb=Steal': 'badVerb',
        'verb=constructor': 'badVerb',
        'verb=Identify&verb=Identify': 'badVerb',
        'verb=Identify&from=2026-01-01': 'badArgument',
        'verb=ListRecords': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=lom': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&from=yesterday': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=a': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01': 'badArgument',
        'verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31': 'noRecordsMatch',
        'verb=ListRecords&metadataPrefix=marc': 'cannotDisseminateFormat',
        'verb=ListRecords&metadataPrefix=constructor': 'cannotDisseminateFormat',
        'verb=ListRecords&metadataPrefix=oai_dc&from=2090-01-01': 'noRecordsMatch',
        'verb=ListRecords&metadataPrefix=oai_dc&set=nothing': 'noRecordsMatch',
        'verb=ListRecords&resumptionToken=nonsense': 'badResumptionToken',
        [`verb=ListRecords&resumptionToken=${Buffer.from('["lom",null,null,null,"2026-01-01","a\\u0000",1]').toString('base64url')}`]: 'badResumptionToken',
        ...Object.fromEntries(forgedMoments.map((moments) => [`verb=ListRecords&resumptionToken=${Buffer.from(JSON.stringify(['lom', ...moments, 'r-1', 1])).toString('base64url')}`, 'badResumptionToken'])),
        'verb=ListSets&resumptionToken=a': 'badResumptionToken',
        'verb=GetRecord&metadataPrefix=lom&identifier=oai:space.example.edu.cn:t1/nothing': 'idDoesNotExist',
        'verb=GetRecord&metadataPrefix=lom&identifier=oai:space.example.edu.cn:t1/%00': 'idDoesNotExist',
        'verb=ListMetadataFormats&identifier=x': 'idDoesNotExist',
      };
      for (const [query, code] of Object.entries(wrong)) assert.equal(await errorOf(query), code, query);
    });

    it('gives lists in parts, each record once, by set and by date', async () => {
      const all = await headers({});
      const own = (await documents('t1')).length;
      assert.ok(all.length >= own && own === 105);
      assert.equal(new Set(all.map((header) => at(header, 'identifier'))).size, all.length);
      const films = await headers({ set: 'type-A01' });
      assert.ok(films.length >= 105 && films.every((header) => listOf(at(header, 'setSpec')).includes('type-A01')));
      const last = String(at(all.at(-1), 'datestamp'));
      assert.ok((await headers({ from: last })).every((header) => String(at(header, 'datestamp')) >= last), 'both ends belong to it');
      assert.ok((await headers({ until: last.slice(0, 10) })).length === all.length, 'a day is the whole day');
      for (const until of ['9999-12-31', '9999-12-31T23:59:59Z']) assert.equal((await headers({ until })).length, all.length, 'without end');
    });

    it('gives to everybody what cites a resource, and nothing of its people beyond their names', async () => {
      const [row] = await documents('t1');
      assert.equal(row?.document.extra['联系人'], '杨老师');
      assert.doesNotMatch(JSON.stringify(row.document), /0871/, 'how to reach somebody is not even kept');
      const dc = await (await get({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: `oai:space.example.edu.cn:t1/${row.id}` })).text();
      assert.match(dc, /<dc:creator>班班多杰<\/dc:creator>/);
      const lom = await (await get({ verb: 'GetRecord', metadataPrefix: 'lom', identifier: `oai:space.example.edu.cn:t1/${row.id}` })).text();
      assert.match(lom, /<lom xmlns="http:\/\/ltsc.ieee.org\/xsd\/LOM"/);
      for (const text of [dc, lom]) assert.doesNotMatch(text, /藏族|联系|0871|杨老师/);
    });

    it('never gives what a teacher brought for an own task', async () => {
      const { db } = service.services.carrier;
      const [row] = await documents('t1');
      const own = (isListed: boolean) => db.updateTable('resource').set({ listed: isListed }).where('tenant_id', '=', 't1').where('id', '=', row?.id ?? '').execute();
      const name = `oai:space.example.edu.cn:t1/${row?.id ?? ''}`;
      await own(false);
      try {
        assert.ok(!(await headers({})).some((header) => at(header, 'identifier') === name));
        assert.equal(await errorOf({ verb: 'GetRecord', metadataPrefix: 'lom', identifier: name }), 'idDoesNotExist');
      } finally {
        await own(true);
      }
      assert.ok((await headers({})).some((header) => at(header, 'identifier') === name));
    });

    it('is harvested by another platform: all of it, then what changed, then what is gone', async () => {
      const first = await take({ set: 'type-A01' });
      assert.deepEqual(first.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule), []);
      const [theirs, ours] = [await documents('t1'), await documents('t2')];
      assert.deepEqual(ours.map(({ document }) => [document.identifier, document.title, document.keywords, document.lecturers]), theirs.map(({ document }) => [document.identifier, document.title, document.keywords, document.lecturers]));
      const again = await take({ set: 'type-A01' });
      assert.deepEqual([again.counts['resources']?.created, again.counts['resources']?.updated], [0, 0]);

      const { db } = service.services.carrier;
      await importDelivery(db, 't1', { name: 'c.xml', bytes: catalogue([7], '<volume>上册</volume>'), source: '某电教馆' });
      const [source] = await db.selectFrom('exchange_source').select('id').where('tenant_id', '=', 't1').where('name', '=', '某电教馆').execute();
      await endOfSource(db, 't1', source?.id ?? '', 'yl:8');
      const changed = await take({ set: 'type-A01' });
      assert.deepEqual([changed.counts['resources']?.updated, changed.counts['resources']?.ended], [1, 1]);
      const after = new Map((await documents('t2')).map((row) => [row.identifier, row]));
      assert.equal(after.get('yl:7')?.document.volume, '上册');
      assert.notEqual(after.get('yl:8')?.ended_at, null, 'what is gone there is found here no more');
      const gone = (await headers({})).filter((header) => at(header, '@status') === 'deleted');
      assert.equal(gone.length, 1);
    });

    it('goes on where a harvest was broken off', async () => {
      let asked = 0;
      const fetchOnce: HarvestOptions['fetch'] = async (address, init) => {
        if (address.includes('ListRecords') || address.includes('resumptionToken')) asked += 1;
        if (asked > 1) throw new TypeError('the line is down');
        return service.fetch(new Request(address, init));
      };
      const broken = await take({ source: '另一处', fetch: fetchOnce });
      assert.equal(broken.findings.at(-1)?.rule, 'oai.unreachable');
      const addresses: string[] = [];
      const whole = await take({ source: '另一处', fetch: async (address, init) => (addresses.push(address), service.fetch(new Request(address, init))) });
      assert.deepEqual(whole.findings.filter(({ severity }) => severity === 'error'), []);
      assert.match(addresses[0] ?? '', /resumptionToken=/, 'not from the beginning');
    });

    const envelope = (inner: string) => `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-20T00:00:00Z</responseDate><request>https://x.example</request>${inner}</OAI-PMH>`;
    const dc = (name: string, title = 'Light') => `<record><header><identifier>${name}</identifier><datestamp>2026-01-01</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:identifier>https://lib.example.org/${name}</dc:identifier></oai_dc:dc></metadata></record>`;
    const list = (inner: string) => envelope(`<ListRecords>${inner}</ListRecords>`);
    /** A repository that answers lists as it is told. */
    const foreign = (name: string, answer: (part: number) => Response | Promise<Response>, options: HarvestOptions = {}) => {
      let part = 0;
      return harvest(service.services.carrier.db, 't2', { address: `https://${name}.example/oai`, source: name, prefix: 'oai_dc' }, {
        pauseMilliseconds: 1,
        mostMilliseconds: 200,
        fetch: async (address) => (address.includes('Identify') ? new Response(envelope('<Identify><granularity>YYYY-MM-DD</granularity></Identify>')) : answer(++part)),
        ...options,
      });
    };
    const rules = ({ findings }: Awaited<ReturnType<typeof foreign>>) => findings.filter(({ severity }) => severity === 'error').map(({ rule, file, line }) => `${rule} ${file}:${line ?? '-'}`);

    it('takes the good records of a repository of others, and names each bad one by its place', async () => {
      const result = await foreign('mixed', () => new Response(list(`\n${dc('m-1')}\n<record><metadata/></record>\n<record><header><identifier>m-2</identifier></header></record>\n${dc('m-3', 'A &wrong; b')}\n${dc('m-4', '&lt;script&gt;')}`)));
      assert.deepEqual([result.counts['resources']?.created, result.counts['resources']?.refused], [2, 3]);
      assert.deepEqual(rules(result).sort(), ['oai.header ListRecords-1.xml:3', 'oai.metadata ListRecords-1.xml:4', 'xml.entity ListRecords-1.xml:5']);
    });

    it('takes a record whose date or name is cut in the middle of a character', async () => {
      const name = `${'n'.repeat(999)}𠮷`;
      const result = await foreign('severed', () => new Response(list(dc('severed').replace('severed</identifier>', `${name}</identifier>`).replace('<dc:title>', '<dc:date>123456789𠮷</dc:date><dc:title>'))));
      assert.deepEqual([rules(result), result.counts['resources']?.created], [[], 1]);
    });

    it('keeps what a repository of others says of a record besides its metadata', async () => {
      const rights = '<about><rights xmlns="http://www.openarchives.org/OAI/2.0/rights/"><rightsReference ref="https://licence.example/1">非商业使用</rightsReference></rights></about>';
      assert.deepEqual(rules(await foreign('about', () => new Response(list(dc('about-1').replace('</record>', `${rights}</record>`).replace('<dc:title>', '<dc:title>Second</dc:title><dc:title>'))))), []);
      const row = await service.services.carrier.db.selectFrom('resource').select('document').where('tenant_id', '=', 't2').where('identifier', '=', 'about-1').executeTakeFirstOrThrow();
      const { title, extra } = v.parse(ResourceDocument, row.document);
      assert.deepEqual([title, extra], ['Second', { 'dc.title': 'Light', 'oai.about.rights.rightsReference': '非商业使用', 'oai.about.rights.rightsReference@ref': 'https://licence.example/1' }]);
    });

    it('counts a record that an aggregator only fetched anew as unchanged, and keeps where it came from', async () => {
      const description = (day: string, inner: string) => `<originDescription harvestDate="${day}T08:00:00Z" altered="true"><baseURL>https://first.example/oai</baseURL><datestamp>${day}</datestamp>${inner}</originDescription>`;
      const fetched = (day: string, title: string) => dc('provenance-1', title).replace('</record>', `<about><provenance xmlns="http://www.openarchives.org/OAI/2.0/provenance">${description(day, description(day, ''))}</provenance></about></record>`);
      const counts = async (day: string, title: string) => {
        const { created, updated, unchanged } = (await foreign('aggregator', () => new Response(list(fetched(day, title))))).counts['resources'] ?? {};
        return [created, updated, unchanged];
      };
      assert.deepEqual([await counts('2026-11-01', 'Light'), await counts('2026-11-08', 'Light'), await counts('2026-11-15', 'Shadow')], [[1, 0, 0], [0, 0, 1], [0, 1, 0]]);
      const { document } = await service.services.carrier.db.selectFrom('resource').select('document').where('tenant_id', '=', 't2').where('identifier', '=', 'provenance-1').executeTakeFirstOrThrow();
      const { extra } = v.parse(ResourceDocument, document);
      assert.equal(extra['oai.about.provenance.originDescription.baseURL'], 'https://first.example/oai');
      assert.equal(extra['oai.about.provenance.originDescription@altered'], 'true');
    });

    it('reports and announces what was taken before the service itself failed', async () => {
      const { db } = service.services.carrier;
      const announced = async () => (await db.selectFrom('outbox').select('id').where('tenant_id', '=', 't2').where('type', '=', 'catalogue.changed').execute()).length;
      const before = await announced();
      const fail = (): never => {
        throw new Error('a fault of ours');
      };
      await assert.rejects(foreign('ours', () => new Response(list(`${dc('fault-1')}${dc('fault-2')}<resumptionToken>more</resumptionToken>`)), { onPart: fail }), /a fault of ours/);
      const report = await db.selectFrom('import_report').selectAll().where('tenant_id', '=', 't2').orderBy('started_at', 'desc').executeTakeFirstOrThrow();
      assert.deepEqual([report.counts['resources']?.created, report.findings.at(-1)?.rule, (await announced()) - before], [2, 'import.failed', 1]);
    });

    const bad: readonly (readonly [name: string, expected: readonly string[], answer: (part: number) => Response | Promise<Response>, options?: HarvestOptions])[] = [
      ['a-document-type', ['xml.declaration ListRecords-1.xml:1'], () => new Response(`<!DOCTYPE x [<!ENTITY a "b">]>${list(dc('d-1', '&a;'))}`)],
      ['another-page', ['oai.other ListRecords-1.xml:-'], () => new Response('<html><body>登录</body></html>')],
      ['a-refusal', ['oai.error ListRecords-1.xml:-'], () => new Response(envelope('<error code="cannotDisseminateFormat">no</error>'))],
      ['not-there', ['oai.status ListRecords-1.xml:-'], () => new Response('gone', { status: 404 })],
      ['a-circle', ['oai.circle ListRecords-2.xml:-'], () => new Response(list(`${dc('c-1')}<resumptionToken>same</resumptionToken>`))],
      ['a-circle-of-other-tokens', ['oai.circle ListRecords-4.xml:-'], (part) => new Response(list(`${dc('o-1')}<resumptionToken>${part}</resumptionToken>`))],
      ['half-an-answer', ['xml.cut ListRecords-1.xml:1'], () => new Response(list(`${dc('h-1')}${dc('h-2')}`).slice(0, -120))],
      ['too-large', ['oai.too-large ListRecords-1.xml:-'], () => new Response(list(dc('l-1', 'x'.repeat(2000)))), { mostBytes: 2000 }],
      ['too-slow', ['oai.unreachable ListRecords-1.xml:-'], () => new Promise<Response>((_resolve, reject) => setTimeout(() => reject(new DOMException('', 'TimeoutError')), 5))],
    ];
    for (const [name, expected, answer, options] of bad) {
      it(`stops at ${name.replaceAll('-', ' ')}, and says why`, async () => {
        const result = await foreign(name, answer, options);
        assert.deepEqual(rules(result), expected);
        for (const { rule } of result.findings) assert.ok(texts.en.findings[rule] && texts['zh-CN'].findings[rule], `${rule} in words`);
      });
    }

    it('asks again where a repository is busy, after the pause that it names, and begins anew where it forgot its token', async () => {
      const askedAt: number[] = [];
      const busy = await foreign('busy', (part) => {
        askedAt.push(performance.now());
        return part < 3 ? new Response('', { status: 503, headers: { 'Retry-After': part === 1 ? '1' : '0' } }) : new Response(list(dc('b-1')));
      });
      assert.deepEqual([rules(busy), busy.counts['resources']?.created], [[], 1]);
      const [first = 0, second = 0] = askedAt;
      assert.ok(second - first > 990, 'a second, where we would have waited one thousandth of it');
      const forgetful = await foreign('forgetful', (part) =>
        new Response(part === 1 ? list(`${dc('f-1')}<resumptionToken>a</resumptionToken>`) : part === 2 ? envelope('<error code="badResumptionToken"/>') : list(`${dc('f-1')}${dc('f-2')}`)));
      assert.deepEqual([rules(forgetful), forgetful.counts['resources']?.created], [[], 2]);
    });
  });
}
