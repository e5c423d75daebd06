/** Translates what people wrote. A host has one or has none: the space service translates nothing, and nobody is asked unbidden. */
import type { CallOptions } from './ports.ts';

export interface Translation {
  readonly text: string;
  /** Who made it, as people know it: the name of a machine or of its maker. */
  readonly by: string | null;
}

export interface TranslationPort {
  /** @param into BCP 47 tag of the reader's language */
  translate(text: string, into: string, options?: CallOptions): Promise<Translation>;
}
