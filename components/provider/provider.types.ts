import type { Ports } from '../base/ports/index.ts';

/** What a host's `getToken` answers: a token, a token with its end, or `null` when nobody is signed in. */
export type TokenAnswer = string | { accessToken: string; expiresAt?: string } | null;
/** Asked by the provider whenever it needs a token. The answer stays in memory. */
export type GetToken = () => TokenAnswer | Promise<TokenAnswer>;

/** Ports, and a way to forget what this machine keeps of the person. */
export type ProvidedPorts = Partial<Ports> & { signOut?: () => Promise<{ waiting: number }> };
