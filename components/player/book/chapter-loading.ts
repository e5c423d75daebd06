/** The chapter that is on its way: asked for once however often it is wanted, and not waited for any longer when another one is. */
import type { ChapterView } from './chapter-view.ts';

interface Coming {
  readonly chapter: number;
  readonly life: AbortController;
  readonly view: Promise<ChapterView>;
}

export class ChapterLoading {
  private readonly load: (chapter: number, life: AbortController) => Promise<ChapterView>;
  private coming: Coming | null = null;

  constructor(load: (chapter: number, life: AbortController) => Promise<ChapterView>) {
    this.load = load;
  }

  /** @throws PaperFailure; whatever, when it was dropped */
  async get(chapter: number): Promise<ChapterView> {
    if (this.coming?.chapter !== chapter) {
      this.drop();
      const life = new AbortController();
      this.coming = { chapter, life, view: this.load(chapter, life) };
    }
    const { coming } = this;
    try {
      return await coming.view;
    } finally {
      // What is there is not on its way, and what failed may be tried again.
      if (this.coming === coming) this.coming = null;
    }
  }

  drop(): void {
    this.coming?.life.abort();
    this.coming = null;
  }
}
