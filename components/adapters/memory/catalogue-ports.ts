/** Ports over a county in memory around resources: finding, judging, keeping, making and exchanging them. */
import type { Ports, Subscribable } from '../../base/ports/ports.ts';
import { summaryOf } from '../card.ts';
import { changesFor } from '../changes.ts';
import type { Calls } from './calls.ts';
import { Refusal } from './county.ts';
import { isNoteChange } from './notes.ts';
import { ownResourcePort } from './own-resource-port.ts';
import type { Parts } from './parts.ts';
import { pageOf, searchResources } from './search.ts';
import { suitableResources } from './shares.ts';
import { levelOf, relatedTo, suggestionsOf } from './taxonomy.ts';

type CataloguePorts = Pick<Ports, 'resources' | 'shelf' | 'imports' | 'exchange' | 'ownResources'>;

export function cataloguePorts(parts: Parts, hub: Subscribable, calls: Calls): CataloguePorts {
  const { county, ownResources, keeping, resourceReports, notes, shares, cuePoints, watchTimes, lti, exchange, ratings, recommendations, courseGroups } = parts;
  const { run, read, write } = calls;
  const resourceOf = (resourceId: string) => {
    const resource = county.fixtures.resources.find(({ id }) => id === resourceId);
    if (!resource) throw new Refusal('not-found');
    return resource;
  };
  const nowhere = (): never => {
    throw new Refusal('not-found');
  };
  return {
    resources: {
      subscribe: changesFor('resources', hub),
      search: (query, options) => read('resources.search', (by) => searchResources(suitableResources(county, by), query, summaryOf), options?.signal),
      get: (resourceId, options) => read('resources.get', (by) => ratings.resource(by, resourceId), options?.signal),
      suggest: (words, options) => read('resources.suggest', (by) => suggestionsOf(suitableResources(county, by), words), options?.signal),
      related: (resourceId, options) => read('resources.related', (by) => relatedTo(suitableResources(county, by), resourceOf(resourceId)), options?.signal),
      taxonomy: (nodeId, options) =>
        read('resources.taxonomy', (by) => {
          const level = levelOf(suitableResources(county, by), nodeId);
          if (!level) throw new Refusal('not-found');
          return level;
        }, options?.signal),
      // No package lies in memory, and no tool is launched from it: what they run comes from a service.
      course: (_about, options) => read('resources.course', nowhere, options?.signal),
      coursePackage: (_resourceId, options) => read('resources.coursePackage', nowhere, options?.signal),
      ownCourseGroups: (learnerId, options) => read('resources.ownCourseGroups', (by) => courseGroups.own(by, learnerId), options?.signal),
      courseGroups: (classId, options) => read('resources.courseGroups', (by) => courseGroups.ofClass(by, classId), options?.signal),
      openCourseGroup: (draft) => write('resources.openCourseGroup', (by) => courseGroups.open(by, draft)),
      closeCourseGroup: (id) => write('resources.closeCourseGroup', (by) => courseGroups.close(by, id)),
      joinCourseGroup: (id, joined) => write('resources.joinCourseGroup', (by) => courseGroups.join(by, id, joined)),
      takeCertificate: (id) => write('resources.takeCertificate', (by) => courseGroups.certify(by, id)),
      courseMembers: (id, options) => read('resources.courseMembers', (by) => courseGroups.members(by, id), options?.signal),
      admitCourseMember: (id, learnerId, admitted) =>
        write('resources.admitCourseMember', (by) => {
          courseGroups.admit(by, id, learnerId, admitted);
          return null;
        }),
      revokeCertificate: (id, learnerId, revoked) => write('resources.revokeCertificate', (by) => courseGroups.revoke(by, id, learnerId, revoked)),
      launch: () => run('resources.launch', nowhere),
      launchLink: () => run('resources.launchLink', nowhere),
      cuePoints: (resourceId, options) => read('resources.cuePoints', (by) => cuePoints.list(by, resourceId), options?.signal),
      changeCuePoint: async (change) => {
        await run('resources.changeCuePoint', (by) => cuePoints.change(by, change));
        return { status: 'sent', value: null };
      },
      watchTime: (learnerId, options) => read('resources.watchTime', (by) => watchTimes.read(by, learnerId), options?.signal),
      setWatchRule: (learnerId, rule) => write('resources.setWatchRule', (by) => watchTimes.set(by, learnerId, rule)),
      rating: (resourceId, options) => read('resources.rating', (by) => ratings.read(by, resourceId), options?.signal),
      rate: async (resourceId, draft) => ({ status: 'sent', value: await run('resources.rate', (by) => ratings.rate(by, resourceId, draft)) }),
      setCommentPolicy: (resourceId, policy) =>
        write('resources.setCommentPolicy', (by) => {
          ratings.setPolicy(by, resourceId, policy);
          return null;
        }),
      reply: (commentId, text) =>
        write('resources.reply', (by) => {
          ratings.reply(by, commentId, text);
          return null;
        }),
      reviewComment: (commentId, shown) =>
        write('resources.reviewComment', (by) => {
          ratings.review(by, commentId, shown);
          return null;
        }),
      statistics: (resourceId, options) => read('resources.statistics', (by) => ratings.statistics(by, resourceId), options?.signal),
      recommendations: (options) => read('resources.recommendations', (by) => recommendations.read(by), options?.signal),
      changeRecommendations: (change) =>
        write('resources.changeRecommendations', (by) => {
          recommendations.change(by, change);
          return null;
        }),
      report: async (resourceId, draft, key) => ({ status: 'sent', value: await run('resources.report', (by) => resourceReports.report(by, resourceId, draft, key)) }),
      reports: (query, options) => read('resources.reports', (by) => pageOf(resourceReports.list(by), query), options?.signal),
    },
    shelf: {
      subscribe: changesFor('shelf', hub),
      read: (options) => read('shelf.read', (by) => keeping.shelf(by), options?.signal),
      favourites: (query, options) => read('shelf.favourites', (by) => pageOf(keeping.favourites(by, query), query), options?.signal),
      notes: (resourceId, options) => read('shelf.notes', (by) => notes.list(by, resourceId), options?.signal),
      change: async (change) => {
        await run('shelf.change', (by) => (isNoteChange(change) ? notes.change(by, change) : keeping.change(by, change)));
        return { status: 'sent', value: null };
      },
      shares: (box, options) => read('shelf.shares', (by) => shares.list(by, box), options?.signal),
      openShare: (shareId, options) => read('shelf.openShare', (by) => shares.open(by, shareId), options?.signal),
      share: (shareId, draft) => write('shelf.share', (by) => shares.share(by, shareId, draft)),
      withdrawShare: (shareId) =>
        write('shelf.withdrawShare', (by) => {
          shares.withdraw(by, shareId);
          return null;
        }),
      thankForShare: (shareId, given) => write('shelf.thankForShare', (by) => shares.thank(by, shareId, given)),
      decideShare: (shareId, decision) => write('shelf.decideShare', (by) => shares.decide(by, shareId, decision)),
    },
    imports: {
      subscribe: changesFor('imports', hub),
      list: (query, options) => read('imports.list', (by) => pageOf(county.imports(by), query), options?.signal),
      start: async ({ name, content }, options) => {
        const text = await content.text();
        return run('imports.start', (by) => exchange.startImport(by, { name, text }), options?.signal);
      },
      cancel: (importId) => run('imports.cancel', (by) => exchange.cancelImport(by, importId)),
    },
    exchange: {
      subscribe: changesFor('exchange', hub),
      export: (draft, options) => run('exchange.export', () => exchange.export(draft), options?.signal),
      tools: (options) => read('exchange.tools', (by) => exchange.tools(by), options?.signal),
      choose: (toolId, purpose) => run('exchange.choose', (by) => exchange.choose(by, toolId, purpose)),
      selection: (id, options) => read('exchange.selection', (by) => exchange.selection(by, id), options?.signal),
      take: (id, places) => run('exchange.take', (by) => exchange.take(by, id, places)),
      registrations: (options) => read('exchange.registrations', (by) => lti.list(by), options?.signal),
      register: (draft, key) => run('exchange.register', (by) => lti.register(by, draft, key)),
      changeRegistration: (id, draft) => run('exchange.changeRegistration', (by) => lti.change(by, id, draft)),
      endRegistration: (id) => run('exchange.endRegistration', (by) => lti.end(by, id)),
      checkRegistration: (id, options) => run('exchange.checkRegistration', (by) => lti.check(by, id), options?.signal),
    },
    ownResources: ownResourcePort(ownResources, hub, calls),
  };
}
