/** `H5P.newRunnable`: a part of a content, made by its content type and put where it belongs. */
import { libraryFromString } from './helpers.ts';
import { ask, type Instance } from './instance.ts';
import { ContentType } from './runtime.ts';

export interface Runnable {
  /** `H5P.Image 1.1` */
  library: string;
  params?: unknown;
  subContentId?: string;
  metadata?: unknown;
  userDatas?: { state?: unknown };
}
export interface RunOptions {
  $attachTo?: unknown;
  skipResize?: boolean | undefined;
  extras?: Record<string, unknown> | undefined;
}
export interface Makers {
  classFromName(name: string): unknown;
  /** Told of a content type that is not there. */
  lacks(library: string): void;
  contentId: number;
  jQuery: ((of: unknown) => unknown) | undefined;
}

/** Constructors ask whether they make the whole: before there is an instance that could be looked up. */
const making: boolean[] = [];
const roots = new WeakMap<object, boolean>();
export const isRootNow = (instance: Instance): boolean => roots.get(instance) ?? making.at(-1) ?? false;

/** @returns nothing where the content type is not there: content types look whether they got something */
export function makeRunnable({ classFromName, lacks, contentId, jQuery }: Makers, { library, params, subContentId, metadata, userDatas }: Runnable, { $attachTo, skipResize = false, extras = {} }: RunOptions): Instance | undefined {
  const info = libraryFromString(library);
  const type = info === false ? undefined : classFromName(info.machineName);
  if (info === false || typeof type !== 'function') {
    lacks(library);
    return undefined;
  }
  inherit(type);
  const isRoot = extras['standalone'] === true;
  const previousState = extras['previousState'] ?? parsed(userDatas?.state);
  const given = { ...extras, ...(subContentId !== undefined && { subContentId }), ...(previousState !== undefined && { previousState }), metadata: extras['metadata'] ?? metadata };
  making.push(isRoot);
  let instance: Instance;
  try {
    instance = new (type as unknown as new (params: unknown, contentId: number, extras: object) => Instance)(params ?? {}, contentId, given);
  } finally {
    making.pop();
  }
  roots.set(instance, isRoot);
  instance.contentId ??= contentId;
  if (instance.subContentId === undefined && subContentId !== undefined) instance.subContentId = subContentId;
  if (instance.parent === undefined && extras['parent'] !== undefined) instance.parent = extras['parent'];
  const versions = `${info.majorVersion}.${info.minorVersion}`;
  instance.libraryInfo = { versionedName: `${info.machineName} ${versions}`, versionedNameNoSpaces: `${info.machineName}-${versions}`, ...info };
  instance['$'] ??= jQuery?.(instance);
  if (typeof $attachTo === 'object' && $attachTo !== null) {
    ask($attachTo as Instance, 'toggleClass', 'h5p-standalone', isRoot);
    ask(instance, 'attach', $attachTo);
    ask(instance, 'trigger', 'domChanged', { $target: $attachTo, library: info.machineName, key: 'newLibrary' }, { bubbles: true, external: true });
    if (!skipResize) ask(instance, 'trigger', 'resize');
  }
  return instance;
}

/** What a content type does not have itself, it has from the base of all. */
function inherit(type: object): void {
  const own: unknown = 'prototype' in type ? type.prototype : null;
  if (typeof own !== 'object' || own === null) return;
  for (const [name, method] of Object.entries(ContentType.prototype as object)) if (!(name in own)) Object.defineProperty(own, name, { value: method, writable: true, configurable: true });
}

function parsed(state: unknown): unknown {
  if (typeof state !== 'string') return state;
  try {
    return JSON.parse(state) as unknown;
  } catch {
    return undefined;
  }
}
