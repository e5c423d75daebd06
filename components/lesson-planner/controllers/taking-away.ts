/** Takes a plan out of the page: on paper, or as a Word document. What makes them is fetched then. */
import type { LitElement, ReactiveController } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Direction } from '../../base/language.ts';
import type { Translate } from '../../base/views.ts';
import type { LessonPlannerState, OpenPlan, PlanSheet } from '../lesson-planner.types.ts';
import type { Pictures } from './pictures.ts';

export type AwayHost = LitElement & { readonly language: string; readonly direction: Direction; readonly format: Format; readonly t: Translate; readonly state: LessonPlannerState };
type Way = (host: AwayHost, plan: OpenPlan, pictures: Pictures, isWanted: () => boolean) => Promise<void>;

/** What every system takes as the name of a file. */
const fileName = (title: string): string => title.replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ').trim().slice(0, 80);

const optionsOf = (host: AwayHost, plan: OpenPlan) => ({ plan, t: ((key, values) => host.t(key, values)) satisfies Translate, format: host.format, language: host.language, direction: host.direction });

const print = (sheet: PlanSheet): Way => async (host, plan, pictures, isWanted) => {
  const [{ printPlan }, held] = await Promise.all([import('../view/paper.ts'), pictures.all(plan.content, isWanted)]);
  if (isWanted()) await printPlan({ ...optionsOf(host, plan), sheet, owner: host, pictures: held });
};

const saveAsWord: Way = async (host, plan, pictures, isWanted) => {
  const [{ wordPlan }, word, { save }, held] = await Promise.all([import('../word/word-plan.ts'), import('../word/pictures.ts'), import('../../base/attachments/draw.ts'), pictures.all(plan.content, isWanted)]);
  const drawn = await word.wordPictures(held);
  if (!isWanted()) return;
  const name = fileName(plan.content.title);
  save(new Blob([new Uint8Array(wordPlan({ ...optionsOf(host, plan), pictures: drawn }))]), `${name === '' ? host.t('lesson-planner.untitled') : name}.docx`);
};
const ways = { plan: print('plan'), substitute: print('substitute'), word: saveAsWord };

/** One at a time of each way; nothing comes of it once another plan is shown, or somebody else is here. */
export class TakingAway implements ReactiveController {
  readonly #host: AwayHost;
  readonly #pictures: Pictures;
  /** Which plan is under way. */
  readonly #running = new Map<keyof typeof ways, OpenPlan>();

  constructor(host: AwayHost, pictures: Pictures) {
    [this.#host, this.#pictures] = [host, pictures];
    host.addController(this);
  }

  async start(way: keyof typeof ways, plan: OpenPlan): Promise<void> {
    if (this.#running.has(way)) return;
    this.#running.set(way, plan);
    const isWanted = (): boolean => this.#running.get(way) === plan && this.#isShown(plan);
    try {
      await ways[way](this.#host, plan, this.#pictures, isWanted);
    } finally {
      if (this.#running.get(way) === plan) this.#running.delete(way);
    }
  }

  hostUpdated(): void {
    for (const [way, plan] of this.#running) if (!this.#isShown(plan)) this.#running.delete(way);
  }

  hostDisconnected(): void {
    this.#running.clear();
  }

  #isShown({ summary, me }: OpenPlan): boolean {
    const { state } = this.#host;
    return state.type === 'ready' && state.kind === 'plan' && state.summary.id === summary.id && state.me.id === me.id;
  }
}
