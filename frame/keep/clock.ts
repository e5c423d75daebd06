/** How far the clock of this machine is from that of the service: the same for all that is told at one go, however long each word takes. */

/** The service tells whole seconds. */
const halfSecond = 500;

export class ClockOfService {
  #best: { offset: number; took: number } | null = null;

  /** Asks, and takes the time of the answer; the answer that came fastest tells it best. */
  async timed(ask: () => Promise<Response>): Promise<Response> {
    const from = Date.now();
    const answer = await ask();
    const took = Date.now() - from;
    const there = Date.parse(answer.headers.get('Date') ?? '');
    if (!Number.isNaN(there) && (this.#best === null || took < this.#best.took)) this.#best = { offset: there + halfSecond - (from + took / 2), took };
    return answer;
  }

  /** @returns how a moment of this machine is told to the service: by its own clock, or by both of ours where it does not tell its own */
  times(): (at: number) => Record<string, string> {
    const offset = this.#best?.offset;
    if (offset === undefined) return (at) => ({ 'LS-Written-At': new Date(at).toISOString(), 'LS-Sent-At': new Date().toISOString() });
    return (at) => ({ 'LS-Written-At': new Date(at + offset).toISOString() });
  }
}
