/** What a content says of the rights in its parts: `H5P.ContentCopyrights` and what belongs to it. They write themselves as HTML, of which every word is escaped. */
import { ask, isInstance } from './instance.ts';

type Part = Record<string, unknown>;
const escape = (text: unknown): string => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

export class Field {
  readonly label: string;
  readonly value: unknown;
  constructor(label: string, value: unknown) {
    this.label = label;
    this.value = value;
  }
  getLabel(): string {
    return this.label;
  }
  getValue(): unknown {
    return this.value;
  }
}

export class DefinitionList {
  readonly #fields: Field[] = [];
  add(field: Field): void {
    this.#fields.push(field);
  }
  toString(): string {
    const lines = this.#fields.map((field) => `<dt>${escape(field.getLabel())}</dt><dd>${escape(field.getValue())}</dd>`);
    return lines.length === 0 ? '' : `<dl class="h5p-definition-list">${lines.join('')}</dl>`;
  }
}

export class Thumbnail {
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }
  toString(): string {
    return `<img class="h5p-thumbnail" alt="" src="${escape(this.#source)}">`;
  }
}

const known = ['title', 'author', 'authors', 'source', 'year', 'license', 'version', 'licenseVersion'];

export class MediaCopyright {
  readonly #list = new DefinitionList();
  readonly #said: Part;
  #thumbnail: unknown;
  constructor(copyright?: unknown, labels: Readonly<Record<string, string>> = {}, order: readonly string[] = known, more: Part = {}) {
    this.#said = { ...(isPart(copyright) ? copyright : {}), ...more };
    for (const name of new Set([...order, ...Object.keys(more)])) {
      const value = this.#said[name];
      const words = Array.isArray(value) ? value.map((one: unknown) => (isPart(one) ? one['name'] : one)).join(', ') : value;
      if (typeof words === 'string' && words !== '' && words !== 'U') this.#list.add(new Field(labels[name] ?? name, words));
    }
  }
  setThumbnail(thumbnail: unknown): void {
    this.#thumbnail = thumbnail;
  }
  undisclosed(): boolean {
    return this.#list.toString() === '';
  }
  toString(): string {
    if (this.undisclosed()) return '';
    return `<div class="h5p-media-copyright">${this.#thumbnail instanceof Thumbnail ? this.#thumbnail.toString() : ''}${this.#list.toString()}</div>`;
  }
}

export class ContentCopyrights {
  #label = '';
  readonly #parts: (MediaCopyright | ContentCopyrights)[] = [];
  setLabel(label: string): void {
    this.#label = label;
  }
  addMedia(media: unknown): void {
    if (media instanceof MediaCopyright) this.#parts.push(media);
  }
  addMediaInFront(media: unknown): void {
    if (media instanceof MediaCopyright) this.#parts.unshift(media);
  }
  addContent(content: unknown): void {
    if (content instanceof ContentCopyrights) this.#parts.push(content);
  }
  toString(): string {
    const inner = this.#parts.map(String).join('');
    return inner === '' ? '' : `<div class="h5p-content-copyrights">${this.#label === '' ? '' : `<h2>${escape(this.#label)}</h2>`}${inner}</div>`;
  }
}

/** Of a content type that says it itself, or what stands in its parameters. */
export function getCopyrights(instance: unknown, parameters: unknown, contentId: unknown, metadata?: unknown): ContentCopyrights | undefined {
  const said = isInstance(instance) ? ask(instance, 'getCopyrights') : undefined;
  const found = said instanceof ContentCopyrights ? said : new ContentCopyrights();
  if (said === undefined) findCopyrights(found, parameters, contentId);
  found.addMediaInFront(new MediaCopyright(metadata));
  return found.toString() === '' ? undefined : found;
}

export function findCopyrights(info: ContentCopyrights, parameters: unknown, contentId: unknown, extras: { metadata?: unknown } = {}): void {
  if (extras.metadata !== undefined) info.addMedia(new MediaCopyright(extras.metadata));
  if (!isPart(parameters)) return;
  for (const value of Object.values(parameters)) {
    if (!isPart(value)) continue;
    if (isPart(value['copyright'])) info.addMedia(new MediaCopyright(value['copyright']));
    if (isPart(value['metadata']) && 'library' in value) info.addMedia(new MediaCopyright(value['metadata']));
    findCopyrights(info, value, contentId);
  }
}
