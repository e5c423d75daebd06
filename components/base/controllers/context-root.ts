import { ContextRoot } from '@lit/context';
import { shared } from '../shared.ts';

/**
 * Keeps questions for a port until a provider comes, so that the order of scripts does not matter. Attached on first use,
 * once for all copies of the library: without it, an element that is upgraded before its provider never gets a port.
 */
export function attachContextRoot(): void {
  shared(document, 'ls.context-root/1', () => {
    const root = new ContextRoot();
    root.attach(document.documentElement);
    return root;
  });
}
