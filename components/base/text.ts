import { html, type TemplateResult } from 'lit';

/** A person's name, or anything else that people wrote, with its own direction: `<bdi dir="auto">`. */
export function person(words: string): TemplateResult {
  return html`<bdi dir="auto">${words}</bdi>`;
}

/** The same inside a sentence of our own, where there is no markup: `t('task.of', { name: isolate(name) })`. */
export function isolate(words: string): string {
  return `\u2068${words}\u2069`;
}
