/** What a content type made of its content: whatever its author gave it. */

export interface LibraryInfo {
  versionedName: string;
  versionedNameNoSpaces: string;
  machineName: string;
  majorVersion: number;
  minorVersion: number;
}
export interface Instance extends Record<string, unknown> {
  contentId?: unknown;
  subContentId?: string;
  parent?: unknown;
  libraryInfo?: LibraryInfo;
  contentData?: { metadata?: { title?: string } };
}

export const isInstance = (value: unknown): value is Instance => typeof value === 'object' && value !== null;

export const partOf = (instance: Instance | undefined, name: string): Instance | undefined => {
  const part = instance?.[name];
  return isInstance(part) ? part : undefined;
};

/** Calls what the content type may have. */
export function ask(instance: Instance, name: string, ...given: readonly unknown[]): unknown {
  const method = instance[name];
  return typeof method === 'function' ? (method as (...all: unknown[]) => unknown).apply(instance, [...given]) : undefined;
}

export function textOf(instance: Instance, name: string): string | undefined {
  const said = ask(instance, name);
  return typeof said === 'string' ? said : undefined;
}

/** The name of the whole content in statements; it is set when the launch is known. */
let own = '';
export const nameContent = (url: string): void => {
  own = url;
};
/** A part is called by its own id below the whole. */
export const contentUrl = ({ subContentId }: Instance): string => (subContentId ? `${own}?subContentId=${encodeURIComponent(subContentId)}` : own);
