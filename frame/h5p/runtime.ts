/**
 * What content types of H5P call: an `H5P` of our own, written from the public documentation (h5p.org/documentation/api) and what content
 * types under MIT ask for. Nothing of the core of H5P, which is under GPL, is in it.
 */
import { ContentCopyrights, DefinitionList, Field, findCopyrights, getCopyrights, MediaCopyright, Thumbnail } from './copyrights.ts';
import { confirmationDialogs, Tooltip } from './dialogs.ts';
import { ContentEventOf, EventDispatcher, outside } from './events.ts';
import { fullScreenParts } from './full-screen.ts';
import { addQueryParameter, cloneObject, createTitle, isEmpty, isWhole, libraryFromString, shuffleArray, trim } from './helpers.ts';
import { ask, isInstance, type Instance } from './instance.ts';
import { isRootNow, makeRunnable, type Runnable } from './runnable.ts';
import type { UserData } from './user-data.ts';
import type { Words } from './words.ts';
import { XAPIEvent } from './xapi-event.ts';

export interface Surroundings {
  /** Folder of the package, with a slash at its end. */
  folder: string;
  /** Folders of the libraries, by `H5P.Image 1.1`. */
  libraries: Readonly<Record<string, string>>;
  userData: UserData;
  words: Words;
  jQuery: unknown;
  /** What a content says without xAPI, as old ones do. */
  finished(score: number, max: number): void;
  lacks(library: string): void;
}

/** Content types are named in packages by this number: there is one content a page. */
export const contentId = 1;

export function makeRuntime(around: Surroundings): Record<string, unknown> {
  const content = `${around.folder}content`;
  const pathOf = (path: string): string => (isWhole(path) ? path : `${content}/${path}`);
  const folderOf = (library: string): string => around.folder + (around.libraries[library.replace(/-(?=\d+\.\d+$)/, ' ')] ?? library);
  const $ = around.jQuery as ((of: unknown) => unknown) | undefined;
  const H5P: Record<string, unknown> = {
    jQuery: $,
    $body: $?.(document.body),
    $window: $?.(window),
    isFramed: true,
    externalEmbed: false,
    postUserStatistics: false,
    preventInit: true,
    instances: [],
    opened: {},
    externalDispatcher: outside,
    communicator: { on: () => undefined, send: () => undefined },
    Event: ContentEventOf,
    EventDispatcher,
    XAPIEvent,
    ContentType,
    ...fullScreenParts,
    ContentCopyrights,
    MediaCopyright,
    Thumbnail,
    DefinitionList,
    Field,
    CopyrightsField: Field,
    getCopyrights,
    findCopyrights,
    buildMetadataCopyrights: (metadata: unknown) => new MediaCopyright(metadata),
    copyrightLicenses: {},
    ConfirmationDialog: confirmationDialogs(around.words),
    Tooltip,
    getPath: (path: string) => pathOf(path),
    getContentPath: () => content,
    getLibraryPath: folderOf,
    getCrossOrigin: () => null,
    setSource: (element: HTMLMediaElement, { path }: { path: string }) => {
      element.src = pathOf(path);
    },
    addQueryParameter,
    libraryFromString,
    classFromName: (name: string) => classOf(H5P, name),
    jsLoaded: () => true,
    cssLoaded: () => true,
    createTitle,
    trim,
    shuffleArray,
    cloneObject,
    isEmpty,
    createUUID: () => crypto.randomUUID(),
    error: (problem: unknown) => console.error(problem),
    t: (key: string) => (around.words as Readonly<Record<string, string>>)[`h5p.${key}`] ?? key,
    on: (instance: unknown, ...given: unknown[]) => isInstance(instance) && ask(instance, 'on', ...given),
    trigger: (instance: unknown, ...given: unknown[]) => isInstance(instance) && ask(instance, 'trigger', ...given),
    getUserData: around.userData.get,
    setUserData: around.userData.set,
    deleteUserData: around.userData.remove,
    setFinished: (_content: unknown, score: unknown, max: unknown) => around.finished(Number(score), Number(max)),
    newRunnable: (library: Runnable, _content: unknown, $attachTo?: unknown, skipResize?: boolean, extras?: Record<string, unknown>) =>
      makeRunnable({ classFromName: (name) => classOf(H5P, name), lacks: around.lacks, contentId, jQuery: $ }, library, { $attachTo, skipResize, extras }),
  };
  Object.assign(ContentType.prototype as object, EventDispatcher.prototype, {
    isRoot(this: Instance) {
      return isRootNow(this);
    },
    getLibraryFilePath(this: Instance, path: string) {
      return `${folderOf(this.libraryInfo?.versionedName ?? '')}/${path}`;
    },
  });
  return H5P;
}

/** The base of what inherits nothing: `runnable.ts` gives its methods to each content type. */
export function ContentType(this: object): void {
  EventDispatcher.call(this);
}

/** `H5P.Blanks` is `Blanks` of `H5P`. */
function classOf(H5P: Readonly<Record<string, unknown>>, name: string): unknown {
  return name.split('.').slice(name.startsWith('H5P.') ? 1 : 0).reduce<unknown>((part, key) => ((typeof part === 'object' && part !== null) || typeof part === 'function' ? (part as Record<string, unknown>)[key] : undefined), H5P);
}
