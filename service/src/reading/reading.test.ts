/** Text, CSV and XML from outside: what is broken is named with its line, what is whole goes in, and nothing blows up. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readCsv } from './csv.ts';
import { isCalendarDay } from './day.ts';
import { decodeText } from './decode.ts';
import { Findings, excerpt, mask } from './finding.ts';
import { isProblem, parseXml } from './xml.ts';
import { scanTags } from './xml-scan.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rules = (findings: Findings): string[] => findings.list().map(({ line, rule }) => `${line ?? '-'} ${rule}`);

function csv(content: Uint8Array | string, required: string[] = []): { rows: string[]; rules: string[] } {
  const findings = new Findings();
  const rows = readCsv('a.csv', typeof content === 'string' ? bytes(content) : content, required, findings);
  return { rows: (rows ?? []).map(({ line, fields }) => `${line}:${[...fields.values()].join('|')}`), rules: rules(findings) };
}

describe('CSV', () => {
  it('reads a byte order mark, CRLF, empty lines and fields over several lines', () => {
    const { rows, rules } = csv('\uFEFFid,name\r\n1,𠮷\r\n\r\n2,"a\r\nb"\r\n3,"c ""d"""\r\n', ['id']);
    assert.deepEqual(rows, ['2:1|𠮷', '4:2|a\nb', '6:3|c "d"']);
    assert.deepEqual(rules, []);
  });

  it('leaves out only the rows whose quotation marks or columns are broken', () => {
    const { rows, rules } = csv('id,name\n1,ok\n2,"open\n3,ok\n4,q"uote\n5,too,many\n6,"x"y\n7,ok\n');
    assert.deepEqual(rows, ['2:1|ok', '4:3|ok', '8:7|ok']);
    assert.deepEqual(rules, ['3 csv.quote', '5 csv.quote', '6 csv.column-count', '7 csv.quote']);
  });

  it('gives up on a file that is broken in every row, instead of reading it again and again', () => {
    const { rules } = csv(`id,name\n${'1,"x"y\n'.repeat(20_000)}`);
    assert.equal(rules.at(-1)?.endsWith('csv.given-up'), true);
  });

  it('names missing and doubled columns and reads nothing then', () => {
    assert.deepEqual(csv('id,id\n1,2\n', ['name']), { rows: [], rules: ['1 csv.column-missing', '1 csv.column-twice'] });
    assert.deepEqual(csv(''), { rows: [], rules: ['- csv.empty'] });
  });
});

describe('text', () => {
  it('leaves out the line with invalid UTF-8 and never shows it as other characters', () => {
    const broken = Buffer.concat([bytes('id,name\n1,欧阳\n2,'), Uint8Array.of(0xe6, 0xac), bytes('x\n3,司马\n4,c\n5,d\n6,e\n')]);
    const { rows, rules } = csv(broken);
    assert.deepEqual(rules, ['3 text.invalid-utf8']);
    assert.equal(rows.join().includes('\uFFFD'), false);
    assert.equal(rows.length, 5);
  });

  it('refuses GB 18030 and UTF-16 as a whole and says what it looks like', () => {
    // 欧阳明月 and 张三 in GBK.
    const gbk = Buffer.from('69642c6e616d650a312cc5b7d1f4c3f7d4c20a322cd5c5c8fd0a', 'hex');
    for (const [content, looksLike] of [[gbk, 'GB 18030'], [Buffer.from('\uFEFFid\n1\n', 'utf16le'), 'UTF-16']] as const) {
      const findings = new Findings();
      assert.equal(decodeText('a.csv', content, findings), null);
      assert.deepEqual(findings.list().map(({ rule, params }) => [rule, params]), [['text.not-utf8', { looksLike }]]);
    }
  });

  it('refuses a file beyond the limit before looking into it', () => {
    const findings = new Findings();
    assert.equal(decodeText('a.csv', new Uint8Array(11), findings, 10), null);
    assert.deepEqual(rules(findings), ['- text.too-large']);
  });
});

describe('XML', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('')}]><a>&lol9;</a>`;

  it('refuses declarations of any kind: billion laughs, external entities, parameter entities', () => {
    const attacks = [
      laughs,
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      '<!doctype a SYSTEM "https://resources.example/evil.dtd"><a/>',
      '<a><![CDATA[<!ENTITY % x "y">]]></a>',
    ];
    for (const attack of attacks) {
      const result = parseXml(attack, 10);
      assert.equal(isProblem(result) && result.rule, 'xml.declaration', attack.slice(0, 40));
    }
  });

  it('decodes the references XML is born with and refuses all others', () => {
    const read = parseXml('<a b="1 &amp; 2">&lt;&#20320;&#x597D;&gt; &amp;amp;<![CDATA[ &free; ]]></a>', 10);
    assert.deepEqual(!isProblem(read) && [read.text, read.attributes.get('b')], ['<你好> &amp; &free;', '1 & 2']);
    for (const text of ['<a>&nbsp;</a>', '<a>fish & chips</a>', '<a b="&x;"/>', '<a>&#0;</a>', '<a>&#xD800;</a>', '<a>&#x110000;</a>']) {
      const result = parseXml(text, 10);
      assert.equal(isProblem(result) && result.rule, 'xml.entity', text);
    }
  });

  it('tells the line of what is not well formed, and stops at the depth it is given', () => {
    const malformed = parseXml('<a>\n<b>\n</a>', 10);
    assert.deepEqual(isProblem(malformed) && [malformed.rule, malformed.line], ['xml.malformed', 3]);
    const deep = parseXml('<a>'.repeat(100_000) + '</a>'.repeat(100_000), 10);
    assert.equal(isProblem(deep) && deep.rule, 'xml.too-deep');
    assert.equal(isProblem(parseXml('<a><b><c/></b></a>', 3)), false);
  });

  it('refuses names that reach into JavaScript, and keeps numbers as they are written', () => {
    const reaching = parseXml('<a><__proto__>x</__proto__></a>', 10);
    assert.equal(isProblem(reaching) && reaching.rule, 'xml.malformed');
    const read = parseXml('<a><n>007</n></a>', 10);
    assert.equal(isProblem(read) ? read.rule : read.children.at(-1)?.text, '007');
  });

  it('keeps what stands where: words around elements, sections as they are, attributes in either quotes, line ends of any system', () => {
    const text = '<?xml version="1.0"?>\r\n<a one="1" two = \'"\' three="x\r\ny &#x4F60;"><!-- no <b> & -->before <b/>\r\n between <![CDATA[<c> &amp; ]]><?page 1?><n:d xml:lang="zh"> \u3000</n:d >&amp;lt;</a>';
    const read = parseXml(text, 10);
    assert.ok(!isProblem(read));
    assert.equal(read.text, 'before \n between <c> &amp; &lt;');
    assert.deepEqual([...read.attributes], [['one', '1'], ['two', '"'], ['three', 'x\ny 你']]);
    assert.deepEqual(read.children.map(({ name, attributes, children, text: own }) => [name, [...attributes], children, own]), [['b', [], [], ''], ['n:d', [['xml:lang', 'zh']], [], '']]);
  });

  it('keeps fields under the names that objects have of their own, and refuses tags that do not pair', () => {
    const read = parseXml('<a hasOwnProperty="1"><toString>x</toString></a>', 10);
    assert.deepEqual(!isProblem(read) && [[...read.attributes], read.children[0]?.name], [[['hasOwnProperty', '1']], 'toString']);
    for (const text of ['<a', '<a>', '</a>', '<a></b>', '<a><b></a></b>', '<a b="<"/>', '<a __proto__="1"/>', '', 'words']) {
      const refused = parseXml(text, 10);
      assert.equal(isProblem(refused) && refused.rule, 'xml.malformed', text);
    }
  });

  it('sees a comment where it stands: a section in one is none, an ampersand in one is one, and it ends where it ends', () => {
    const hidden = (words: string): string => `<a>\n<!-- <![CDATA[ --><b>${words}</b><!-- ]]> --></a>`;
    for (const words of ['&#x110000;', '&#xD800;', '&#0;', '&free;']) {
      const refused = parseXml(hidden(words), 10);
      assert.deepEqual(isProblem(refused) && [refused.rule, refused.line], ['xml.entity', 2], words);
    }
    const broken = parseXml('<a><b <!-- &#x110000; --> <c/></a>', 10);
    assert.equal(isProblem(broken) && broken.rule, 'xml.malformed');
    const read = parseXml(hidden('fish &amp; chips<!-- fish & chips -->'), 10);
    assert.equal(!isProblem(read) && read.children[0]?.text, 'fish & chips');
    const short = parseXml('<a>A<!--> <b/> -->B<![CDATA[]> <b/> ]]>C</a>', 10);
    assert.deepEqual(!isProblem(short) && [short.text, short.children], ['AB]> <b/> C', []]);
  });

  it('takes time in proportion to the length of a text, whatever it holds', () => {
    const size = 1_000_000;
    const hostile: Readonly<Record<string, string>> = {
      'a name that no value follows': `<a><b =${'a'.repeat(size)}></b></a>`,
      'a value without quotes': `<a><b data=${'iVBORw0KGgo'.repeat(size / 11)}></b></a>`,
      'sections in a comment': `<a><!-- ${'<![CDATA['.repeat(size / 9)} &amp; --></a>`,
      'sections without an end': `<a>&amp;${'<![CDATA['.repeat(size / 9)}</a>`,
      'comments, one after the other': `<a>&amp;${'<!---->'.repeat(size / 7)}</a>`,
      'spaces and signs in a tag': `<a><b ${' ='.repeat(size / 2)}></b></a>`,
    };
    for (const [what, text] of Object.entries(hostile)) {
      const begun = process.cpuUsage();
      parseXml(text, 10);
      // Of the processor, not of the clock: a machine with other work to do is not slower by that. What looks back takes minutes.
      assert.ok(process.cpuUsage(begun).user < 1_000_000, what);
    }
  });

  it('scans hostile text in one pass', () => {
    const size = 2_000_000;
    for (const piece of ['<!--', '<a "', '<![CDATA[', '<', '<a b=\'>', '<?']) {
      let tags = 0;
      scanTags(piece.repeat(size / piece.length), () => (tags += 1));
      assert.ok(tags < size);
    }
  });
});

describe('days', () => {
  it('[RES-14] takes real days in one form only', () => {
    for (const day of ['2022-03-23', '2024-02-29', '2000-02-29']) assert.equal(isCalendarDay(day), true, day);
    for (const day of ['2022-3-23', '2022/03/23', '2022-02-30', '2023-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-03-23T00:00:00', ' 2022-03-23', '２０２２-03-23']) {
      assert.equal(isCalendarDay(day), false, day);
    }
  });

  it('agrees with the calendar for every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => isCalendarDay(date.toISOString().slice(0, 10))),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const pad = (value: number, length: number): string => String(value).padStart(length, '0');
        const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
        const date = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        assert.equal(isCalendarDay(text), isReal, text);
      }),
    );
  });
});

describe('findings', () => {
  it('never shows a personal number in full, nor cuts a character in two', () => {
    assert.equal(mask('G999999201801010011'), 'G9***************11');
    assert.equal(excerpt('𠮷'.repeat(200)), `${'𠮷'.repeat(80)}…`);
  });

  it('lists a thousand a file and counts the rest', () => {
    const findings = new Findings();
    for (let line = 1; line <= 1500; line += 1) findings.error('a.csv', { line, field: null, rule: 'csv.quote' });
    const list = findings.list();
    assert.equal(list.length, 1001);
    assert.deepEqual(list.at(-1)?.params, { count: 500 });
  });

  it('has a sentence for every rule in every language, with the same parameters', () => {
    const root = new URL('..', import.meta.url);
    const sources = ['reading', 'roster', 'catalogue'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, root)).filter((file) => /^(?!.*\.test).*\.ts$/.test(file)).map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
    );
    const used = new Set(sources.join('\n').match(/(?<=')(?:text|csv|xml|roster|catalogue|findings)(?:\.[a-z0-9-]+)+(?=')/g));
    const sentences = (language: string): Record<string, string> => {
      const file: unknown = JSON.parse(readFileSync(new URL(`locales/${language}.json`, root), 'utf8'));
      return (file as { findings: Record<string, string> }).findings;
    };
    const [chinese, english] = [sentences('zh-CN'), sentences('en')];
    const parameters = (text = ''): string => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join();
    assert.ok(used.size > 80);
    for (const rule of used) {
      assert.ok(chinese[rule] && english[rule], `No sentence for ${rule}`);
      assert.equal(parameters(chinese[rule]), parameters(english[rule]), rule);
    }
  });
});
