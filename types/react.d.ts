/**
 * Our tags in JSX of React 19, with the properties of their classes and their events as `onls-task-open`:
 * `import type {} from 'learning-space/react'` once, beside the imports that define the elements.
 */
import type { HTMLAttributes, RefAttributes } from 'react';

/** What a host may set on an element of ours: its own properties, not those every element of HTML has. */
type OwnProperties<Element> = Partial<Omit<Element, keyof HTMLElement | 'render'>>;

/** Events by the names React 19 gives them: `on` and the name as it is. */
type Events = {
  [Name in keyof GlobalEventHandlersEventMap as Name extends `ls-${string}` ? `on${Name}` : never]?: (
    event: GlobalEventHandlersEventMap[Name],
  ) => void;
};

type OurElements = {
  [Tag in keyof HTMLElementTagNameMap as Tag extends `ls-${string}` ? Tag : never]: OwnProperties<HTMLElementTagNameMap[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof OwnProperties<HTMLElementTagNameMap[Tag]>> &
    RefAttributes<HTMLElementTagNameMap[Tag]> &
    Events;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends OurElements {}
  }
}
