/** What is held on this machine as a catalogue of its own: found by words, pinyin and initials as the service finds, by the same code. */
import { CatalogueIndex } from '../../../search/catalogue-index.ts';
import { makeEntry } from '../../../search/entry.ts';
import type { RelatedResource, Resource, ResourcePage, ResourceQuery, ResourceSummary, Suggestion, TaxonomyLevel } from '../../base/ports/types.ts';
import { summaryOf } from '../card.ts';
import { encodeQuery } from '../http/resource-query.ts';
import { placeIn, placeOf } from './held-place.ts';
import { inPortions } from './in-portions.ts';

export { firstSteps } from '../../../search/first-steps.ts';

type Known = ResourceSummary & Partial<Pick<Resource, 'lecturers' | 'keywords' | 'category' | 'directory'>>;

const pageSize = 24;
const mostSuggestions = 10;

export class HeldCatalogue {
  readonly #index = new CatalogueIndex();
  readonly #cards = new Map<string, Known>();
  #taking: Promise<void> = Promise.resolve();

  /** Takes in what is held now, in portions between which the page draws and, by `rest`, questions are answered. */
  follow(held: ReadonlyMap<string, ResourceSummary>, rest?: () => Promise<unknown> | undefined): Promise<void> {
    this.#taking = this.#taking.then(() => this.#follow(held, rest));
    return this.#taking;
  }

  search(query: ResourceQuery): ResourcePage {
    const { cursor, limit = pageSize, grade } = query;
    const { items, isLast, total, facets, meant } = this.#index.search({ ...encodeQuery(query), grade, limit, cursor: undefined }, limit, placeOf(cursor));
    const last = items.at(-1);
    return { items: items.flatMap(({ id }) => this.#card(id)), nextCursor: isLast || last === undefined ? null : placeIn(last), total, facets, meant, heldOnly: true };
  }

  suggest(words: string): Suggestion[] {
    return this.#index.suggest(words, mostSuggestions);
  }

  related(id: string): RelatedResource[] {
    return this.#index.related(id).flatMap(({ id: other, relation }) => this.#card(other).map((resource) => ({ relation, resource })));
  }

  /** Undefined where nothing that is held stands. */
  level(nodeId: string | null): TaxonomyLevel | undefined {
    return this.#index.level(nodeId ?? undefined);
  }

  #card(id: string): ResourceSummary[] {
    const card = this.#cards.get(id);
    return card === undefined ? [] : [summaryOf(card)];
  }

  async #follow(held: ReadonlyMap<string, ResourceSummary>, rest?: () => Promise<unknown> | undefined): Promise<void> {
    for (const id of [...this.#cards.keys()].filter((known) => !held.has(known))) {
      this.#index.end(id);
      this.#cards.delete(id);
    }
    await inPortions(held.values(), (card) => {
      if (!isAsKnown(this.#cards.get(card.id), card)) this.#put(card);
    }, rest);
  }

  #put(card: Known): void {
    const { lecturers = [], keywords = [], created = null, rating, uses } = card;
    this.#index.put(card.id, makeEntry({ ...card, lecturers, keywords, created }), card.modifiedAt);
    this.#index.setFigures(card.id, { uses: uses ?? 0, ratings: rating.count, stars: (rating.average ?? 0) * rating.count });
    this.#cards.set(card.id, card);
  }
}

function isAsKnown(before: Known | undefined, now: Known): boolean {
  return before !== undefined && before.version === now.version && before.modifiedAt === now.modifiedAt && 'keywords' in before === 'keywords' in now;
}
