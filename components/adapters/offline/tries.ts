/** What did not come although the line works: it is tried a few times, then given up. */
const mostTries = 3;

export class Tries {
  readonly #failures = new Map<string, number>();
  readonly #furthest = new Map<string, number>();

  /** @returns whether it is to be given up; whoever asks for it again begins anew */
  hasFailed(what: string): boolean {
    const failures = (this.#failures.get(what) ?? 0) + 1;
    if (failures < mostTries) {
      this.#failures.set(what, failures);
      return false;
    }
    this.#failures.delete(what);
    this.#furthest.delete(what);
    return true;
  }

  /** So much of it has come. Where that is no more than before, it only came again. */
  came(what: string, bytes: number): void {
    if (bytes <= (this.#furthest.get(what) ?? 0)) return;
    this.#furthest.set(what, bytes);
    this.#failures.delete(what);
  }
}

/** So long a server may take to say anything. */
const patienceMs = 8_000;

/** Whether the line works: the server of the page says something, or the one of this address. */
export async function isLineUp(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(patienceMs);
  const asked = [...new Set([location.origin, new URL(address).origin])].map((origin) => fetch(origin, { method: 'HEAD', mode: 'no-cors', cache: 'no-store', signal }));
  return Promise.any(asked).then(() => true, () => false);
}
