import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

/** Private custom properties and their values; `null` takes one away. */
export type CssVariables = Readonly<Record<`--${string}`, string | number | null>>;

/**
 * Hands values that change to the style sheet: `width: calc(var(--_share) * 100%)`. Goes through `style.setProperty`, which
 * a strict CSP allows; style attributes, and Lit's `styleMap` that first writes one, it does not.
 */
export class CssVars implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #read: () => CssVariables;
  #set: CssVariables = {};

  constructor(host: ReactiveControllerHost & HTMLElement, read: () => CssVariables) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#set = setVariables(this.#host, this.#read(), this.#set);
  }
}

class CssVarsDirective extends Directive {
  #set: CssVariables = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssVars stands inside a tag: <div ${cssVars({ … })}>');
  }

  override update({ element }: ElementPart, [variables]: [CssVariables]): void {
    if (element instanceof HTMLElement || element instanceof SVGElement) this.#set = setVariables(element, variables, this.#set);
  }

  override render(_variables: CssVariables): void {
    // A server has no style object; the style sheet's own value stands until the browser draws.
  }
}

/** The same for a node of a template: `<div class="bar" ${cssVars({ '--_share': 0.5 })}></div>`. */
export const cssVars = directive(CssVarsDirective);

function setVariables(element: HTMLElement | SVGElement, next: CssVariables, previous: CssVariables): CssVariables {
  for (const name of Object.keys(previous)) if (!(name in next)) element.style.removeProperty(name);
  for (const [name, value] of Object.entries(next)) {
    if (value === null) element.style.removeProperty(name);
    else element.style.setProperty(name, String(value));
  }
  return next;
}
