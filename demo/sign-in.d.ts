import type { GetToken } from 'learning-space/provider/types';

/** What goes into `getToken` of `ls-provider`, for whoever is signed in or the first demo person with this role. */
export function tokenOf(role: string): GetToken;
