import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit/static-html.js';
import { define, LsElement, tag, tagName, version } from './index.ts';

const warnings: string[] = [];
const { warn } = console;
const other = (number: string): typeof LsElement => class extends LsElement { static override readonly version: string = number; };

describe('define', () => {
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...words: unknown[]) => warnings.push(words.map(String).join(' '));
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('registers, and is silent about a second copy of the same version', () => {
    const first = class extends LsElement {};
    define('test-twice', first);
    define('test-twice', first);
    define('test-twice', class extends LsElement {});
    expect(customElements.get('test-twice')).to.equal(first);
    expect(warnings).to.deep.equal([]);
  });

  it('[UX-18] keeps the first of two versions and names both', () => {
    const first = other('1.2.3');
    define('test-versions', first);
    define('test-versions', other('2.0.0'));
    expect(customElements.get('test-versions')).to.equal(first);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('1.2.3').and.contain('2.0.0').and.contain('test-versions');
    define('test-versions', other('2.0.0'));
    expect(warnings, 'said once').to.have.length(1);
  });

  it('warns when other code has taken the tag', () => {
    customElements.define('test-foreign', class extends HTMLElement {});
    define('test-foreign', class extends LsElement {});
    expect(warnings[0]).to.contain('test-foreign').and.contain(version);
  });

  it('gives a class a second tag', async () => {
    const twoTags = class extends LsElement {};
    define('test-one-tag', twoTags);
    define('test-other-tag', twoTags);
    expect(await fixture(html`<test-other-tag></test-other-tag>`)).to.be.instanceOf(twoTags);
  });

  it('never throws for a tag that cannot be', () => {
    define('No Tag', class extends LsElement {});
    expect(warnings).to.have.length(1);
  });

  it('names elements with the prefix of the build, in templates too', async () => {
    expect(tagName('probe')).to.equal('ls-probe');
    define(tagName('probe'), class extends LsElement {});
    // eslint-disable-next-line lit/binding-positions, lit/no-invalid-html -- the rules do not know static templates
    const element = await fixture(html`<${tag('probe')} class="x"></${tag('probe')}>`);
    expect(element.localName).to.equal('ls-probe');
  });
});
