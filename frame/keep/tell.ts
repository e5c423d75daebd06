/** What the pages of keeping say to the app around them. No word carries anything. */

/** `alive`: it goes on. `grown`: another hundredth is there. `leave`: done. `newer`: done, and something newer of another machine stands. `later`: not now. `full`: no room. `failed`: it cannot be had. */
export type KeepWord = 'alive' | 'grown' | 'leave' | 'newer' | 'later' | 'full' | 'failed';

export const tell = (type: KeepWord): void => parent.postMessage({ protocol: 'ls-keep/1', type }, '*');

const restMilliseconds = 3000;
let toldAt = -Infinity;

/** Said now and then by what takes its time: a page that is silent for long is taken for one that is gone. */
export function tellAlive(): void {
  if (performance.now() - toldAt < restMilliseconds) return;
  toldAt = performance.now();
  tell('alive');
}
