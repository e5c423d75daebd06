/** Finds: the results and more of them, and suggestions. */
import { ready, type ResourceQuery, type ResourceSummary } from '../../base/index.ts';
import { painted } from '../../base/painted.ts';
import { activeFilters, sameQuestion } from '../model/query.ts';
import { LsResourceCancelRequestEvent, LsResourceMoreRequestEvent, LsResourceSearchAheadRequestEvent, LsResourceSearchRequestEvent, LsResourceSuggestRequestEvent } from '../resource-picker.events.ts';
import type { PickerData } from '../resource-picker.types.ts';
import { Ahead } from './ahead.ts';
import { changed, quietly, type PickerLink } from './place.ts';
import { connectTaxonomy, nothingRead } from './taxonomy.ts';

/** Cards of the first page: fills a wide screen, and is little for a thin line. Whoever wants more gets more at once. */
const pageSize = 24;
const nextPageSize = 96;

const nothingYet: Pick<PickerData, 'detail' | 'known' | 'missing' | 'suggestions' | 'taxonomy' | 'shelf' | 'kept' | 'exported' | 'giving'> = { detail: null, known: {}, suggestions: null, taxonomy: nothingRead, shelf: null, kept: null };

/** @param whenFound an answer has been painted */
export function connectFinding(link: PickerLink, whenFound: () => void): void {
  const { resources } = link.ports;
  const followPlace = connectTaxonomy(link);
  /** Counts what is asked: one that a newer one ended, or that was given up, says nothing more. */
  let turn = 0;
  const ahead = new Ahead((query, options) => resources.search({ ...query, limit: pageSize }, options), link.signal);

  /** Nothing is asked any more; an answer has said so itself, and is not drawn twice. */
  const rest = (): void => {
    const { state } = link.host;
    if (state.type === 'ready' && state.busy) link.show({ ...state, busy: false });
  };

  const search = async (query: ResourceQuery): Promise<void> => {
    const own = (turn += 1);
    // On its way first, drawn then: on a slow machine drawing takes longer than asking.
    const drawn = setTimeout(() => {
      if (own === turn) link.show(changed(link, { busy: true }));
    });
    await link.read(
      'search',
      async (signal) => {
        const { answer, took } = await ahead.answer(query, signal);
        if (!signal.aborted) link.host.answered(took);
        return answer;
      },
      ({ value, asOf, stale }) => {
        const isBare = query.q === undefined && activeFilters(query, []).length === 0;
        if (value.total === 0 && isBare && !value.heldOnly) return { type: 'empty' };
        const { state } = link.host;
        const { detail, known, missing = [], suggestions, taxonomy, shelf, giving = null, kept = null, exported = null } = state.type === 'ready' ? state : nothingYet;
        const { items, total, nextCursor, facets, meant, heldOnly = false } = value;
        return ready({ query, items, total, nextCursor, facets, meant, heldOnly, busy: false, detail, known, missing, suggestions, taxonomy, shelf, giving, kept, exported, problem: stale ? undefined : value.problem }, { asOf, stale });
      },
    );
    clearTimeout(drawn);
    if (own !== turn) return;
    rest();
    // What else there is must not hold up what was asked for.
    await painted();
    const { state } = link.host;
    if (link.signal.aborted || state.type !== 'ready') return;
    followPlace(state.query.node);
    whenFound();
  };

  link.on<LsResourceSearchRequestEvent>(LsResourceSearchRequestEvent.type, ({ detail }) => search(detail.query));
  link.on<LsResourceSearchAheadRequestEvent>(LsResourceSearchAheadRequestEvent.type, ({ detail }) => ahead.begin(detail.query));
  link.on<LsResourceMoreRequestEvent>(LsResourceMoreRequestEvent.type, async ({ detail: { cursor } }) => {
    const { state } = link.host;
    if (state.type !== 'ready') return;
    const { query, items } = state;
    const own = (turn += 1);
    link.show(changed(link, { busy: true }));
    await link.read(
      'search',
      (signal) => resources.search({ ...query, cursor, limit: nextPageSize, facets: false }, { signal }),
      ({ value }) => changed(link, { items: joined(items, value.items), total: value.total, nextCursor: value.nextCursor, busy: false, problem: value.problem }),
    );
    if (own === turn) rest();
  });
  link.on<LsResourceCancelRequestEvent>(LsResourceCancelRequestEvent.type, () => {
    turn += 1;
    link.stop('search');
    rest();
  });
  link.on<LsResourceSuggestRequestEvent>(LsResourceSuggestRequestEvent.type, ({ detail: { words } }) =>
    link.read(
      'suggest',
      (signal) => quietly(resources.suggest(words, { signal })),
      (items) => changed(link, { suggestions: { words, items: items ?? [] } }),
    ),
  );

  // A list that was paged through stays as it is: it must not jump under somebody's hands.
  resources.subscribe(
    ({ type }) => {
      const { state } = link.host;
      if (type !== 'catalogue.changed') return;
      // Where nothing was at all, there may be something now.
      if (state.type === 'empty') void search(link.host.question);
      if (state.type !== 'ready' || state.items.length > pageSize) return;
      if (sameQuestion(state.query, link.host.question)) void search(state.query);
    },
    { signal: link.signal },
  );

  link.show({ type: 'loading' });
  void search(link.host.question);
}

/** The next page behind the first ones; what moved between two pages is not shown twice. */
function joined(items: readonly ResourceSummary[], more: readonly ResourceSummary[]): ResourceSummary[] {
  const ids = new Set(items.map(({ id }) => id));
  return [...items, ...more.filter(({ id }) => !ids.has(id))];
}
