/** What working with other systems keeps, whatever stands behind the port. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { BlobReader, TextWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { newId } from '../../base/id.ts';
import type { ExchangeFormat } from '../../base/ports/exchange.ts';
import type { LtiToolDraft } from '../../base/ports/lti.ts';
import { person } from '../memory/fixtures.ts';
import { rejection, teacherOf, type Platform } from './port-suite.ts';

const library: LtiToolDraft = {
  side: 'tool', name: '数字图书馆', loginUrl: 'https://tools.example.org/login', launchUrl: 'https://tools.example.org/lti', redirectUrls: ['https://tools.example.org/lti'],
  keysUrl: 'https://tools.example.org/keys', roles: ['teacher', 'manager'], tellsNames: false,
};

export function exchangeSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what exchange keeps`, () => {
    let platform: Platform;
    beforeEach(async () => {
      platform = await start();
    });
    afterEach(async () => platform.end?.());

    it('[SYS-08] writes chosen resources, in their order, in each of the four formats', async () => {
      const ports = teacherOf(platform);
      const ids = ['r-water-cycle', 'r-fractions'];
      const resources = await Promise.all(ids.map(async (id) => (await ports.resources.get(id)).value));
      const expected = resources.map(({ identifier, title }) => ({ identifier, title }));
      const write = async (format: ExchangeFormat): Promise<Blob> => {
        const { count, content, mediaType } = await ports.exchange.export({ format, resourceIds: [...ids, 'r-nothing'] });
        expect(count, format).to.equal(2);
        return new Blob([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], { type: mediaType });
      };
      const xml = async (text: string | Promise<string>): Promise<Document> => {
        const document = new DOMParser().parseFromString(await text, 'application/xml');
        expect(document.querySelector('parsererror')).to.equal(null);
        return document;
      };
      const wordsOf = (one: Element, css: string): string => one.querySelector(css)?.textContent ?? '';
      const seed = await xml((await write('records')).text());
      expect([...seed.querySelectorAll('catalogue > resource')].map((one) => ({ identifier: wordsOf(one, 'identifier'), title: wordsOf(one, 'title') }))).to.deep.equal(expected);
      const lom = await xml((await write('lom')).text());
      expect([...lom.querySelectorAll('lom')].map((one) => ({ identifier: wordsOf(one, 'general > identifier > entry'), title: wordsOf(one, 'general > title > string') }))).to.deep.equal(expected);
      expect(lom.querySelector('lom')?.namespaceURI).to.equal('http://ltsc.ieee.org/xsd/LOM');
      const { '@context': context, '@graph': graph } = JSON.parse(await (await write('schema-org')).text()) as { '@context': string; '@graph': { identifier: string; name: string }[] };
      expect([context, graph.map(({ identifier, name: title }) => ({ identifier, title }))]).to.deep.equal(['https://schema.org', expected]);
      const entries = (await new ZipReader(new BlobReader(await write('common-cartridge'))).getEntries()).filter((entry): entry is FileEntry => !entry.directory);
      const contents = new Map(await Promise.all(entries.map(async (entry) => [entry.filename, await entry.getData(new TextWriter())] as const)));
      const manifest = await xml(contents.get('imsmanifest.xml') ?? '');
      expect(wordsOf(manifest.documentElement, 'metadata > schemaversion')).to.equal('1.3.0');
      const links = await Promise.all([...manifest.querySelectorAll('resources > resource > file')].map((file) => xml(contents.get(file.getAttribute('href') ?? '') ?? '')));
      expect(links.map((link) => wordsOf(link.documentElement, 'title'))).to.deep.equal(expected.map(({ title }) => title));
      expect(links.every((link) => /^https?:/.test(link.querySelector('url')?.getAttribute('href') ?? ''))).to.equal(true);
      expect((await rejection(ports.exchange.export({ format: 'lom', resourceIds: ['r-nothing'] }))).code).to.equal('not-found');
    });

    it('registers a tool once, for those whom it is for, until it is removed', async () => {
      const { exchange } = platform.portsFor(person.manager);
      const namesOf = async (who: 'manager' | 'teacher'): Promise<string[]> => {
        const port = who === 'manager' ? exchange : teacherOf(platform).exchange;
        return (await port.tools()).value.map(({ name: title }) => title);
      };
      const key = newId();
      const [made, again] = [await exchange.register(library, key), await exchange.register(library, key)];
      expect([again.id, made.draft]).to.deep.equal([made.id, library]);
      expect((await rejection(exchange.register(library, newId()))).code).to.equal('conflict');
      for (const keysUrl of ['http://tools.example.org/keys', 'https://10.0.0.1/keys', 'https://tools.internal/keys']) {
        expect((await rejection(exchange.register({ ...library, launchUrl: 'https://tools.example.org/2', keysUrl }, newId()))).code, keysUrl).to.equal('invalid-request');
      }
      expect(await namesOf('teacher')).to.include(library.name);
      const changed = await exchange.changeRegistration(made.id, { ...library, name: '馆', roles: ['manager'], tellsNames: true });
      expect([changed.clientId, changed.ours, changed.draft.name]).to.deep.equal([made.clientId, made.ours, '馆']);
      expect([(await namesOf('manager')).includes('馆'), (await namesOf('teacher')).includes('馆')]).to.deep.equal([true, false]);
      for (const who of [person.teacher, person.pupil]) {
        const other = platform.portsFor(who).exchange;
        for (const call of [other.registrations(), other.register(library, newId()), other.changeRegistration(made.id, library), other.endRegistration(made.id), other.checkRegistration(made.id)]) {
          expect((await rejection(call)).code, who).to.equal('forbidden');
        }
      }
      await exchange.endRegistration(made.id);
      expect((await exchange.registrations()).value.items.map(({ id }) => id)).not.to.include(made.id);
      expect((await rejection(exchange.endRegistration(made.id))).code).to.equal('not-found');
    });

    it('lets a teacher begin to choose for a class alone, and shows the choice to nobody else', async () => {
      const { exchange } = platform.portsFor(person.manager);
      const tool = await exchange.register(library, newId());
      const teacher = teacherOf(platform).exchange;
      const { id, url } = await teacher.choose(tool.id, 'task');
      expect(URL.canParse(url)).to.equal(true);
      const { value } = await teacher.selection(id);
      expect([value.id, value.purpose, value.tool, value.resourceIds]).to.deep.equal([id, 'task', { id: tool.id, name: library.name }, []]);
      expect((await rejection(exchange.selection(id))).code).to.equal('not-found');
      expect(['forbidden', 'not-found']).to.include((await rejection(teacher.choose(tool.id, 'catalogue'))).code);
      expect((await rejection(platform.portsFor(person.pupil).exchange.tools())).code).to.equal('forbidden');
      expect((await rejection(teacher.take(id, [99]))).code).to.equal('conflict');
    });
  });
}
