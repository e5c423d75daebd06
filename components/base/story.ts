/** One state of an element, put together from fixtures. */
export interface Story {
  /** Set on the element before it is attached, `state` first of all. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Attributes, as a host's page would write them. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Makes the children that a host puts into the element's slots. */
  readonly children?: () => readonly Node[];
  /** Widths at which it is looked at besides a phone's and a desk's, where it is laid out in another way there. */
  readonly widths?: readonly number[];
}

/** What `<element>.stories.ts` exports: the fixtures of the gallery and of every test that opens all states. */
export interface StoryFile {
  readonly default: { readonly element: string; readonly title: string };
  /** Every state an element can be in, by a name in camel case. */
  readonly states: Readonly<Record<string, Story>>;
}

/** The states that every data element has, the same for all of them. */
export const bareStories = {
  unset: {},
  loading: { properties: { state: { type: 'loading' } } },
  empty: { properties: { state: { type: 'empty' } } },
  error: {
    properties: {
      state: {
        type: 'error',
        problem: { code: 'unavailable', title: 'The service does not answer.', detail: 'It may be under repair.', action: 'Try again in a few minutes.', offline: false },
      },
    },
  },
  offline: { properties: { state: { type: 'offline' } } },
} satisfies StoryFile['states'];

/** Makes the element of a story; whoever calls attaches it. */
export function storyElement(file: StoryFile, story: Story): HTMLElement {
  const element = document.createElement(file.default.element);
  for (const [name, value] of Object.entries(story.attributes ?? {})) element.setAttribute(name, value);
  Object.assign(element, story.properties);
  element.append(...(story.children?.() ?? []));
  return element;
}
