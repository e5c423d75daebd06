/**
 * Our tags in templates and JSX of Vue 3, with the properties of their classes and their events as `onLs-task-open`:
 * `import type {} from 'learning-space/vue'` once, beside the imports that define the elements. Tell the compiler of
 * templates that `ls-` tags are custom elements: `isCustomElement: (tag) => tag.startsWith('ls-')`.
 */
import type { DefineComponent, HTMLAttributes, ReservedProps } from 'vue';

/** What a host may set on an element of ours: its own properties, not those every element of HTML has. */
type OwnProperties<Element> = Partial<Omit<Element, keyof HTMLElement | 'render'>>;

/** Events as Vue’s JSX names them: `on`, then the name with a capital. */
type Events = {
  [Name in keyof GlobalEventHandlersEventMap as Name extends `ls-${string}` ? `on${Capitalize<Name>}` : never]?: (
    event: GlobalEventHandlersEventMap[Name],
  ) => void;
};

type OurProperties<Tag extends keyof HTMLElementTagNameMap> = OwnProperties<HTMLElementTagNameMap[Tag]> &
  Omit<HTMLAttributes, keyof OwnProperties<HTMLElementTagNameMap[Tag]>> &
  Events;

type OurTags = Extract<keyof HTMLElementTagNameMap, `ls-${string}`>;
type OurElements = { [Tag in OurTags]: OurProperties<Tag> & ReservedProps };
type OurComponents = { [Tag in OurTags]: DefineComponent<OurProperties<Tag>> };

declare module 'vue' {
  interface GlobalComponents extends OurComponents {}
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends OurElements {}
  }
}
