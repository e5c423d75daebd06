import { unsafeStatic, type StaticValue } from 'lit/static-html.js';
import { prefix } from './build.ts';
import { warnOnce } from './warn.ts';

/** An element class that says which copy of the library it belongs to. */
export interface ElementClass extends CustomElementConstructor {
  readonly version?: string;
}

/** The full tag of one of our elements in this build: `tagName('player')` is `ls-player`. */
export function tagName(name: string): string {
  return `${prefix}-${name}`;
}

/**
 * The same for templates: `html` from `lit/static-html.js` takes it as a tag, so that elements of a build with another
 * prefix refer to each other. Names are ours, never input: a static value is markup.
 */
export function tag(name: string): StaticValue {
  return unsafeStatic(tagName(name));
}

/**
 * Registers an element and never throws: a page may hold two copies of the library, made by two vendors. The first one
 * wins; the same version is silent, another one warns with both numbers.
 */
export function define(tag: string, elementClass: ElementClass): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (registry === undefined) return;
  const present: ElementClass | undefined = registry.get(tag);
  if (present === undefined) register(registry, tag, elementClass);
  else if (present === elementClass) return;
  else if (present.version === undefined) {
    warnOnce(`<${tag}> was registered by other code; ours (${elementClass.version ?? 'no version'}) is not used.`);
  } else if (present.version !== elementClass.version) {
    warnOnce(`<${tag}> ${present.version} is on this page already; ${elementClass.version ?? 'no version'} is not used.`);
  }
}

function register(registry: CustomElementRegistry, tag: string, elementClass: ElementClass): void {
  try {
    // A class can have one tag only; under a second one a subclass stands in.
    registry.define(tag, taken.has(elementClass) ? class extends elementClass {} : elementClass);
    taken.add(elementClass);
  } catch (error) {
    warnOnce(`<${tag}> cannot be registered.`, error);
  }
}

const taken = new WeakSet<ElementClass>();
