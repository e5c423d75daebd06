/** Identity: how people come in, and who is in. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { ProblemError } from '../../http/problem.ts';
import { requireLoopback } from '../../identity/demo.ts';
import type { Services } from '../../services.ts';
import { findDemoPerson, listDemoPeople } from './demo-people.ts';
import { readMe } from './me.ts';

/** Routes of the tag `identity`. */
export function identityRoutes(services: Services): Implementation[] {
  const { config, readiness, version } = services;
  const requireDemo = (request: Request, remoteAddress: string | null) => {
    if (services.demo === null) throw new ProblemError('not-found');
    requireLoopback(request, remoteAddress);
    return services.demo;
  };
  return [
    implement(routes.readSession, async () => ({
      mode: config.issuer === null ? ('demo' as const) : ('issuer' as const),
      issuer: config.issuer?.issuer ?? null,
      clientId: config.issuer?.clientId ?? null,
      state: readiness.state,
      progress: readiness.progress,
      version,
    })),
    implement(routes.listDemoPeople, async ({ db, request, remoteAddress }) => {
      requireDemo(request, remoteAddress);
      return { items: await listDemoPeople(db) };
    }),
    implement(routes.signInAsDemoPerson, async ({ db, body, request, remoteAddress, answerHeaders }) => {
      const demo = requireDemo(request, remoteAddress);
      const person = await findDemoPerson(db, body.personId);
      if (person === undefined) throw new ProblemError('not-found');
      answerHeaders.append('Set-Cookie', await demo.cookieFor(person));
      return undefined;
    }),
    implement(routes.issueToken, async ({ request, remoteAddress, answerHeaders }) => {
      const demo = requireDemo(request, remoteAddress);
      answerHeaders.set('Cache-Control', 'no-store');
      return { ...(await demo.tokenFor(request)), tokenType: 'Bearer' as const };
    }),
    implement(routes.signOut, async ({ answerHeaders }) => {
      if (services.demo !== null) answerHeaders.append('Set-Cookie', services.demo.emptyCookie);
      return undefined;
    }),
    implement(routes.readMe, async ({ db, caller }) => readMe(db, caller)),
  ];
}
