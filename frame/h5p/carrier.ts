/** Carries a package of H5P: what its content types call is in this window, what they say of their learner goes to the record store. */
import { Carrying, fileOfCourse, tellPlayer, type Judgement } from '../launch/carrying.ts';
import { Launch } from '../launch/launch.ts';
import { getCopyrights, type ContentCopyrights } from './copyrights.ts';
import { showHtml } from './dialogs.ts';
import { outside } from './events.ts';
import { watchForEmptiness } from './emptiness.ts';
import { ask, nameContent, type Instance } from './instance.ts';
import { FileMissing, loadFiles, readPackage, type Package } from './loading.ts';
import { Messages, showOpening } from './message.ts';
import { directionOf, languageOf } from './language.ts';
import { contentId, makeRuntime } from './runtime.ts';
import { judgementIn, toldOf } from './told.ts';
import { UserData } from './user-data.ts';
import { put, wordsFor } from './words.ts';
import { speakerOf } from './xapi-event.ts';

declare global {
  interface Window {
    H5P?: Record<string, unknown>;
    H5PIntegration?: object;
    jQuery?: unknown;
  }
}

const savingMilliseconds = 10_000;
const query = new URLSearchParams(location.search);
const { language, words } = wordsFor([query.get('lang') ?? '', ...navigator.languages]);
document.documentElement.lang = language;
document.documentElement.dir = language === 'ug' ? 'rtl' : 'ltr';
showOpening(words);

class CarriedContent {
  readonly #folder: string;
  readonly #launch: Launch;
  readonly #package: Package;
  readonly #data: UserData;
  readonly #messages: Messages;
  readonly carrying: Carrying;
  #root: Instance | undefined;
  #judgement: Judgement = { completed: false, success: null, score: undefined };
  #kept: string;
  /** While it is made. */
  #fault: string | undefined;

  constructor(folder: string, launch: Launch, found: Package) {
    this.#folder = folder;
    this.#launch = launch;
    this.#package = found;
    this.#data = new UserData(launch.kept);
    this.#kept = JSON.stringify(this.#data.with(undefined));
    this.#messages = new Messages(words, found.loading.library);
    this.carrying = new Carrying(launch, { judgement: () => this.#judgement, state: () => this.#state(), open: () => this.#open(), close: () => undefined });
  }

  async #open(): Promise<void> {
    this.#watchForFaults();
    try {
      await this.#show();
      if (this.#fault === undefined) return;
      if (this.#root === undefined) this.#messages.fail(this.#fault);
      else this.#messages.warn(this.#fault);
    } catch (error) {
      this.#messages.fail(error instanceof FileMissing ? put(words['h5p.missing.file'], { file: error.file }) : error instanceof Error ? error.message : String(error));
    }
  }

  async #show(): Promise<void> {
    const { loading, content } = this.#package;
    nameContent(this.#launch.activityId);
    window.H5PIntegration = this.#integration();
    const H5P = makeRuntime({
      folder: this.#folder,
      libraries: loading.libraries,
      userData: this.#data,
      words,
      jQuery: window.jQuery,
      finished: (score, max) => this.#hearOld(score, max),
      lacks: (library) => this.#lacks(library),
    });
    window.H5P = H5P;
    outside.on('xAPI', (event) => this.#hear(event));
    await loadFiles(this.#folder, loading);
    const container = document.createElement('div');
    container.className = 'h5p-container h5p-content h5p-theme';
    container.dataset['contentId'] = String(contentId);
    container.lang = languageOf(loading.language);
    container.dir = directionOf(loading.language);
    document.body.replaceChildren(container);
    const $container = (window.jQuery as (of: unknown) => unknown)(container);
    const extras = { standalone: true, previousState: this.#data.previous, metadata: this.#package.definition };
    const made = (H5P['newRunnable'] as (...given: unknown[]) => Instance | undefined)({ library: loading.library, params: content }, contentId, $container, false, extras);
    if (made === undefined) return;
    this.#root = made;
    (H5P['instances'] as unknown[]).push(made);
    addEventListener('resize', () => ask(made, 'trigger', 'resize'));
    this.#offerRights(made);
    // What asks nothing is done when it was opened.
    if (!(Number(ask(made, 'getMaxScore') ?? 0) > 0)) this.#judge({ completed: true, success: null, score: undefined });
    setInterval(() => this.carrying.commit(), savingMilliseconds);
    watchForEmptiness(container, () => this.#messages.warn(put(words['h5p.empty'], { library: loading.library })));
  }

  #integration(): object {
    const { loading, content, definition } = this.#package;
    const own = { library: loading.library, jsonContent: JSON.stringify(content), fullScreen: '0', displayOptions: {}, metadata: definition, url: this.#launch.activityId, title: loading.title, contentUserData: [] };
    const base = this.#folder.slice(0, -1);
    return { baseUrl: location.origin, url: base, libraryUrl: base, contents: { [`cid-${contentId}`]: own }, saveFreq: savingMilliseconds / 1000, postUserStatistics: false, user: {}, l10n: { H5P: {} }, core: { scripts: [], styles: [] }, loadedJs: [], loadedCss: [] };
  }

  #hear(event: object): void {
    const statement = 'data' in event && typeof event.data === 'object' && event.data !== null && 'statement' in event.data ? event.data.statement : undefined;
    const speaker = speakerOf(event);
    const isWhole = speaker !== undefined && (speaker === this.#root || (this.#root === undefined && speaker.parent === undefined && speaker.subContentId === undefined));
    const told = toldOf(statement, this.#launch.activityId, isWhole);
    if (told !== undefined) this.carrying.tell(told);
    const judgement = isWhole ? judgementIn(statement) : undefined;
    if (judgement !== undefined) this.#judge(judgement);
  }

  #hearOld(score: number, max: number): void {
    if (this.#judgement.completed) return;
    this.#judge({ completed: true, success: null, score: max > 0 ? { scaled: Math.max(0, Math.min(1, score / max)) } : undefined });
  }

  #judge(judgement: Judgement): void {
    this.#judgement = judgement;
    this.carrying.commit();
  }

  /** What has changed since it was kept the last time. */
  #state(): object | null {
    if (this.#root === undefined) return null;
    let text: string;
    try {
      text = JSON.stringify(this.#data.with(ask(this.#root, 'getCurrentState')));
    } catch {
      // A content that stumbles over its state, or has one that cannot be written down, keeps its result.
      return null;
    }
    if (text === this.#kept) return null;
    this.#kept = text;
    return JSON.parse(text) as object;
  }

  #lacks(library: string): void {
    const said = put(words['h5p.missing'], { library });
    if (library === this.#package.loading.library) this.#messages.fail(said);
    else this.#messages.warn(said);
  }

  /** What goes wrong while it is made is told when it is known whether there is something to be seen; what goes wrong afterwards at once. */
  #watchForFaults(): void {
    const told = (problem: unknown): void => {
      if (isHarmless(problem)) return;
      const said = problem instanceof Error ? problem.message : String(problem);
      if (this.#root === undefined) this.#fault ??= said;
      else this.#messages.warn(said);
    };
    addEventListener('error', ({ error, message }) => told(error ?? message));
    addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => told(reason));
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
      // Of what is no place elsewhere (`inline`, `eval`) only the word is told.
      const host = /^\w+:\/\/([^/]+)/.exec(blockedURI)?.[1];
      if (host !== undefined) this.#messages.warn(put(words['h5p.elsewhere'], { host }));
    });
  }

  #offerRights(root: Instance): void {
    const said = rightsOf(root, this.#package);
    if (said === undefined) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ls-button ls-rights';
    button.textContent = words['h5p.rights'];
    button.addEventListener('click', () => showHtml(words['h5p.rights'], said.toString(), words['h5p.close']));
    document.body.append(button);
  }
}

/** What browsers tell as faults although everything goes on: sizes that change again while they are told, and sound that waits for a press or was stopped. */
const isHarmless = (problem: unknown): boolean =>
  problem instanceof DOMException ? problem.name === 'NotAllowedError' || problem.name === 'AbortError' : typeof problem === 'string' && problem.startsWith('ResizeObserver loop');

/** Content types that stumble over their own parts say nothing of them; the package does. */
function rightsOf(root: Instance, { content, definition }: Package): ContentCopyrights | undefined {
  try {
    return getCopyrights(root, content, contentId, definition);
  } catch {
    return getCopyrights(undefined, {}, contentId, definition);
  }
}

try {
  const folder = new URL('.', fileOfCourse(query.get('unit') ?? '')).pathname;
  const launch = await Launch.open(query, 'h5p');
  await new CarriedContent(folder, launch, await readPackage(folder)).carrying.begin();
} catch {
  // The address was used before, or the line is down: the player says so in the person's language.
  tellPlayer('failed');
}
