import { LsDataElement } from '../base/data-element.ts';
import { tagName } from '../base/define.ts';
import { painted } from '../base/painted.ts';
import type { AnyState } from '../base/state.ts';

/** What never comes must not hold up what is asked for after it. */
const patienceMs = 5_000;
const lookMs = 100;

/** Resolves once what the host has put into the space shows something, and that has been painted; after a while in any case. */
export async function shown(space: HTMLElement, signal: AbortSignal): Promise<void> {
  const end = performance.now() + patienceMs;
  // A host puts its page in when it hears who is here, and elements ask for their data when they are in.
  do await new Promise((resolve) => setTimeout(resolve, lookMs));
  while (!signal.aborted && performance.now() < end && isComing(space));
  await painted();
}

/** A page that says so of itself, an element of ours whose code is on its way, or one whose data are. */
function isComing(space: HTMLElement): boolean {
  if (space.querySelector('[aria-busy="true"]') !== null) return true;
  return [...space.querySelectorAll('*')].some((element) =>
    isOurs(element) ? element.state.type === 'loading' : element.localName.startsWith(tagName('')) && element.matches(':not(:defined)'),
  );
}

const isOurs = (element: Element): element is LsDataElement<AnyState> => element instanceof LsDataElement;
