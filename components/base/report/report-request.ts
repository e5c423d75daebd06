import { LsRequestEvent } from '../events.ts';
import type { CaseDraft } from '../ports/index.ts';

/** A person reports something that is shown. Whoever takes it says which number the case has, by `respondWith`. */
export class ReportRequestEvent<Subject extends object = object> extends LsRequestEvent<Subject & { readonly report: CaseDraft }> {
  #caseNumber: Promise<string | null> | undefined;

  /** `null` in it: it waits on this machine for the line, and has no number yet. */
  respondWith(caseNumber: Promise<string | null>): void {
    this.#caseNumber = caseNumber;
    // Whoever awaits it does so a moment later; a failure is theirs to tell.
    caseNumber.catch(() => undefined);
  }

  /** @internal The number of the case, once all who may take the report have heard of it. */
  async answered(): Promise<string | null> {
    // The connection answers in a microtask, after all listeners.
    await new Promise((resolve) => setTimeout(resolve));
    if (!this.#caseNumber) throw new Error('nobody takes reports');
    return this.#caseNumber;
  }
}
