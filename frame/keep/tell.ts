/** What the pages of keeping say to the app around them. No word carries anything. */

/** `grown`: another hundredth is there. `leave`: done. `later`: not now. `full`: no room. `failed`: it cannot be had. */
export type KeepWord = 'grown' | 'leave' | 'later' | 'full' | 'failed';

export const tell = (type: KeepWord): void => parent.postMessage({ protocol: 'ls-keep/1', type }, '*');
