import { PortError } from './ports/index.ts';

/** What went wrong, what it means and what can be done: the part of an error that a person sees. */
export interface Problem {
  /** Stable name for programs, for example `not-found`; `unexpected` when nothing better is known. */
  readonly code: string;
  /** What happened, in the person's language. Empty: the element says it with its own words for the code. */
  readonly title: string;
  /** What it means here. */
  readonly detail: string;
  /** What the person can do. */
  readonly action: string;
  /** True when the line was at fault. */
  readonly offline: boolean;
}

/** Makes a problem of whatever was thrown. Technical messages go to the console, never to a pupil. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof PortError || isPortError(error)) {
    const { code, message, detail, action, offline } = error;
    return { code, title: message, detail, action, offline };
  }
  console.error('[learning-space]', error);
  return { code: 'unexpected', title: '', detail: '', action: '', offline: false };
}

// A port may come from another copy of the library, whose PortError is another class.
function isPortError(error: unknown): error is PortError {
  return error instanceof Error && error.name === 'PortError' && 'code' in error && 'offline' in error;
}
