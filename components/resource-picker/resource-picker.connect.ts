/** Feeds `ls-resource-picker` from the resource port. */
import { connectPorts, problemFrom, ready, type Problem, type Resource, type ResourceQuery, type ResourceSummary } from '../base/index.ts';
import { activeFilters, sameQuestion } from './model/query.ts';
import {
  LsResourceCloseRequestEvent,
  LsResourceLookupRequestEvent,
  LsResourceMoreRequestEvent,
  LsResourceOpenEvent,
  LsResourceOpenRequestEvent,
  LsResourceSearchRequestEvent,
} from './resource-picker.events.ts';
import { LsResourcePicker } from './resource-picker.ts';
import type { PickerData } from './resource-picker.types.ts';

/** Cards of the first page: fills a wide screen, and is little for a thin line. Whoever wants more gets more at once. */
const pageSize = 24;
const nextPageSize = 96;

/** Connects every picker. */
export function connectResourcePicker(): void {
  connectPorts(LsResourcePicker, {
    needs: ['resources'],
    watch: ['query', 'curriculum', 'types'],
    connect(link) {
      const { resources } = link.ports;
      /** Shows something else of what is ready; without data there is nothing to change. */
      const change = (data: Partial<PickerData>): LsResourcePicker['state'] => {
        const { state } = link.host;
        return state.type === 'ready' ? { ...state, ...data } : state;
      };

      const search = async (query: ResourceQuery): Promise<void> => {
        link.show(change({ busy: true }));
        await link.read(
          'search',
          (signal) => resources.search({ ...query, limit: pageSize }, { signal }),
          ({ value, asOf, stale }) => {
            const isBare = query.q === undefined && activeFilters(query, []).length === 0;
            if (value.total === 0 && isBare) return { type: 'empty' };
            const { state } = link.host;
            const kept = state.type === 'ready' ? state : { detail: null, known: {} };
            const { items, total, nextCursor, facets } = value;
            return ready({ query, items, total, nextCursor, facets, busy: false, detail: kept.detail, known: kept.known }, { asOf, stale });
          },
        );
        link.show(change({ busy: false }));
      };

      link.on<LsResourceSearchRequestEvent>(LsResourceSearchRequestEvent.type, ({ detail }) => search(detail.query));
      link.on<LsResourceMoreRequestEvent>(LsResourceMoreRequestEvent.type, async ({ detail: { cursor } }) => {
        const { state } = link.host;
        if (state.type !== 'ready') return;
        const { query, items } = state;
        link.show(change({ busy: true }));
        await link.read(
          'search',
          (signal) => resources.search({ ...query, cursor, limit: nextPageSize }, { signal }),
          ({ value }) => change({ items: joined(items, value.items), total: value.total, nextCursor: value.nextCursor, busy: false }),
        );
        link.show(change({ busy: false }));
      });

      link.on<LsResourceOpenRequestEvent>(LsResourceOpenRequestEvent.type, async ({ detail: { resourceId: id } }) => {
        link.show(change({ detail: { type: 'loading', id } }));
        link.host.dispatchEvent(new LsResourceOpenEvent(id));
        await link.read(
          'detail',
          async (signal): Promise<{ resource: Resource } | { problem: Problem }> => {
            try {
              return { resource: (await resources.get(id, { signal })).value };
            } catch (error) {
              return { problem: problemFrom(error) };
            }
          },
          (result) => change({ detail: 'resource' in result ? { type: 'ready', id, ...result } : { type: 'error', id, ...result } }),
        );
      });
      link.on<LsResourceCloseRequestEvent>(LsResourceCloseRequestEvent.type, () => link.show(change({ detail: null })));

      link.on<LsResourceLookupRequestEvent>(LsResourceLookupRequestEvent.type, async ({ detail }) => {
        const answers = await Promise.allSettled(detail.resourceIds.map((id) => resources.get(id, { signal: link.signal })));
        const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.value] : []));
        const { state } = link.host;
        const known = state.type === 'ready' ? state.known : {};
        link.show(change({ known: { ...known, ...Object.fromEntries(found.map((resource) => [resource.id, resource])) } }));
      });

      // A list that was paged through stays as it is: it must not jump under somebody's hands.
      resources.subscribe(
        ({ type }) => {
          const { state } = link.host;
          if (type !== 'catalogue.changed' || state.type !== 'ready' || state.items.length > pageSize) return;
          if (sameQuestion(state.query, link.host.question)) void search(state.query);
        },
        { signal: link.signal },
      );

      link.show({ type: 'loading' });
      void search(link.host.question);
    },
  });
}

/** The next page behind the first ones; what moved between two pages is not shown twice. */
function joined(items: readonly ResourceSummary[], more: readonly ResourceSummary[]): ResourceSummary[] {
  const ids = new Set(items.map(({ id }) => id));
  return [...items, ...more.filter(({ id }) => !ids.has(id))];
}
