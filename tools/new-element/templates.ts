/** The names of an element in the forms the files need them. */
export interface Names {
  /** `task-list`, as in its folder and tag. */
  readonly kebab: string;
  /** `TaskList`. */
  readonly pascal: string;
  /** `taskList`. */
  readonly camel: string;
}

/** All forms of a name in kebab case. */
export function namesOf(kebab: string): Names {
  const pascal = kebab.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { kebab, pascal, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1) };
}

const types = ({ pascal }: Names) => `import type { DataState } from '../base/index.ts';

/** What the element can show. */
export type ${pascal}State = DataState<{ readonly names: readonly string[] }>;
`;

const events = ({ kebab, pascal }: Names) => `import { LsRequestEvent } from '../base/index.ts';

/** The person wants to open one of the names. */
export class Ls${pascal}OpenRequestEvent extends LsRequestEvent<{ readonly name: string }> {
  static readonly type = 'ls-${kebab}-open-request';

  constructor(name: string) {
    super(Ls${pascal}OpenRequestEvent.type, 'PS-01', { name });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-${kebab}-open-request': Ls${pascal}OpenRequestEvent;
  }
}
`;

const element = ({ kebab, pascal, camel }: Names) => `import { html, type TemplateResult } from 'lit';
import { LsDataElement, registerLocales } from '../base/index.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { Ls${pascal}OpenRequestEvent } from './${kebab}.events.ts';
import { ${camel}Styles } from './${kebab}.styles.ts';
import type { ${pascal}State } from './${kebab}.types.ts';

registerLocales('${kebab}', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * A list of names, each of which can be opened.
 *
 * @element ls-${kebab}
 * @fires ls-${kebab}-open-request - The person wants to open a name; cancelable.
 * @csspart list - The list of names.
 */
export class Ls${pascal} extends LsDataElement<${pascal}State, 'identity'> {
  static override styles = [${camel}Styles];

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state);
    return html\`<ul class="list" part="list" aria-label=\${this.t('${kebab}.label')}>
      \${state.names.map((name) => this._renderName(name))}
    </ul>\`;
  }

  private _renderName(name: string): TemplateResult {
    return html\`<li>
      <button class="name" type="button" @click=\${() => this.request(new Ls${pascal}OpenRequestEvent(name))}>
        <bdi dir="auto">\${name}</bdi>
      </button>
    </li>\`;
  }
}
`;

const styles = ({ camel }: Names) => `import { css } from 'lit';

export const ${camel}Styles = css\`
  :host {
    display: block;
  }

  .list {
    display: grid;
    gap: var(--ls-space-2, 8px);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .name {
    min-block-size: var(--ls-size-target, 44px);
    font: inherit;
  }
\`;
`;

const connect = ({ kebab, pascal }: Names) => `import { connectPorts, ready } from '../base/index.ts';
import { Ls${pascal} } from './${kebab}.ts';

/** Shows the name of the person who acts, and follows when another one does. */
export function connect${pascal}(): void {
  connectPorts(Ls${pascal}, {
    needs: ['identity'],
    connect(link) {
      const read = () =>
        link.read(
          'me',
          (signal) => link.ports.identity.me({ signal }),
          ({ value, asOf, stale }) => ready({ names: [value.person.name] }, { asOf, stale }),
        );
      link.ports.identity.subscribe(() => void read(), { signal: link.signal });
      void read();
    },
  });
}
`;

const define = ({ kebab, pascal }: Names) => `import { define, tagName } from '../base/index.ts';
import { connect${pascal} } from './${kebab}.connect.ts';
import { Ls${pascal} } from './${kebab}.ts';

// A host that defines the element also gets the types of its events.
export type * from './${kebab}.events.ts';

connect${pascal}();
define(tagName('${kebab}'), Ls${pascal});

declare global {
  interface HTMLElementTagNameMap {
    'ls-${kebab}': Ls${pascal};
  }
}
`;

const stories = ({ kebab, pascal }: Names) => `import { ready } from '../base/index.ts';
import type { StoryFile } from '../base/story.ts';
import './${kebab}.define.ts';
import type { ${pascal}State } from './${kebab}.types.ts';

const show = (state: ${pascal}State) => ({ properties: { state } });

export default { element: 'ls-${kebab}', title: '${pascal}' };

export const states = {
  unset: show({ type: 'unset' }),
  loading: show({ type: 'loading' }),
  empty: show({ type: 'empty' }),
  offline: show({ type: 'offline' }),
  ready: show(ready({ names: ['买买提·艾力', '𠮷田'] }, { asOf: '2026-09-01T08:00:00+08:00', stale: false })),
} satisfies StoryFile['states'];
`;

const test = ({ kebab, pascal }: Names) => `import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press } from '../../test/helpers/browser.ts';
import { storyElement } from '../base/story.ts';
import type { Ls${pascal} } from './${kebab}.ts';
import * as file from './${kebab}.stories.ts';

describe('ls-${kebab}', () => {
  it('shows the names it is given', async () => {
    const element = await fixture<Ls${pascal}>(storyElement(file, file.states.ready));
    await element.loadingComplete;
    const names = [...(element.shadowRoot?.querySelectorAll('bdi') ?? [])].map((name) => name.textContent);
    expect(names).to.deep.equal(['买买提·艾力', '𠮷田']);
  });

  it('asks, by keyboard, to open a name', async () => {
    const element = await fixture<Ls${pascal}>(storyElement(file, file.states.ready));
    element.shadowRoot?.querySelector('button')?.focus();
    const asked = oneEvent(element, 'ls-${kebab}-open-request');
    await press('Enter');
    expect(((await asked) as CustomEvent<{ name: string }>).detail.name).to.equal('买买提·艾力');
  });

  it('stands on a page without any data', async () => {
    const element = await fixture<Ls${pascal}>(html\`<ls-${kebab}></ls-${kebab}>\`);
    expect(element.state).to.deep.equal({ type: 'unset' });
    expect(element.shadowRoot?.textContent.trim()).not.to.equal('');
  });
});
`;

const page = ({ kebab, pascal }: Names) => `# ${pascal}

What it is for, in one sentence a host's developer understands.

\`\`\`html
<script type="module" src="/lib/${kebab}.js"></script>
<ls-${kebab} service="https://space.example.cn"></ls-${kebab}>
\`\`\`

## States

| state | what a person sees |
|---|---|
| \`unset\`, \`loading\`, \`empty\`, \`error\`, \`offline\` | the common ones |
| \`ready\` | the names |

## Keyboard

| key | does |
|---|---|
| Tab | goes to the next name |
| Enter, Space | asks to open the name |

## Port

\`identity\`: who acts.
`;

const words = { 'zh-CN': '姓名', en: 'Names', ug: 'ئىسىملار', bo: 'མིང་།' };

/** All files of a new element by their names in its folder. */
export function filesOf(names: Names): Readonly<Record<string, string>> {
  const { kebab } = names;
  const locale = (language: keyof typeof words, draft: boolean) =>
    `${JSON.stringify({ ...(draft ? { $status: 'draft' } : {}), [`${kebab}.label`]: words[language] }, undefined, 2)}\n`;
  return {
    [`${kebab}.types.ts`]: types(names),
    [`${kebab}.events.ts`]: events(names),
    [`${kebab}.ts`]: element(names),
    [`${kebab}.styles.ts`]: styles(names),
    [`${kebab}.connect.ts`]: connect(names),
    [`${kebab}.define.ts`]: define(names),
    [`${kebab}.stories.ts`]: stories(names),
    [`${kebab}.test.ts`]: test(names),
    [`${kebab}.md`]: page(names),
    'locales/zh-CN.json': locale('zh-CN', false),
    'locales/en.json': locale('en', false),
    'locales/ug.json': locale('ug', true),
    'locales/bo.json': locale('bo', true),
  };
}
