/**
 * A chapter as elements of a page. Foreign pages must never run here: nothing is handed to the browser to parse, each element is made by name from a list,
 * with attributes from a list. What is not on it is left out, or its words alone remain (docs/decisions/0207).
 */
import { localName, textOf, type Markup } from './markup.ts';
import { resolve, type Target } from './package.ts';
import { settleReferences } from './references.ts';
import { applyStyle, standIns } from './safe-style.ts';

const spaces = { html: 'http://www.w3.org/1999/xhtml', svg: 'http://www.w3.org/2000/svg', math: 'http://www.w3.org/1998/Math/MathML' } as const;
type Space = keyof typeof spaces;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const elements: Readonly<Record<Space, ReadonlySet<string>>> = {
  html: words(
    'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rb rp rt rtc ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
  ),
  svg: words('svg g path rect circle ellipse line polyline polygon text tspan defs lineargradient radialgradient stop clippath mask marker symbol use title desc pattern'),
  math: words('math mi mn mo ms mrow mfrac msqrt mroot msup msub msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd mtext mspace mstyle mpadded mphantom semantics'),
};
/** Neither they nor their words are shown. */
const dropped = words('head script style link template iframe object embed applet frame frameset base meta param source track input button select textarea option datalist canvas dialog portal annotation annotation-xml foreignobject animate set animatetransform animatemotion');

const attributes: Readonly<Record<Space, ReadonlySet<string>>> = {
  html: words('id class title colspan rowspan scope headers start value reversed open cite datetime abbr span aria-label aria-hidden'),
  svg: words(
    'id class viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit opacity color font-size font-family font-weight font-style text-anchor dominant-baseline dx dy rotate textLength lengthAdjust offset stop-color stop-opacity gradientUnits gradientTransform fx fy spreadMethod clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits marker-start marker-mid marker-end markerWidth markerHeight markerUnits orient refX refY patternUnits patternContentUnits patternTransform aria-label aria-hidden',
  ),
  math: words('id class display displaystyle mathvariant mathsize mathcolor scriptlevel form fence separator lspace rspace stretchy symmetric maxsize minsize largeop movablelimits accent accentunder linethickness columnspan rowspan columnalign rowalign width height depth voffset'),
};
/** Attributes that CSS reads: a plain word, a colour, or a part of the same drawing. Signs that CSS reads as others are none of these. */
const painted = words('fill stroke color stop-color clip-path mask marker-start marker-mid marker-end');
const harmless = /^(?:[^(\\]*|(?:rgb|hsl)a?\([\d\s.,%/+-]*\)|url\(\s*["']?#[\w.-]+["']?\s*\))$/i;
const casedElements: Readonly<Record<string, string>> = { lineargradient: 'linearGradient', radialgradient: 'radialGradient', clippath: 'clipPath' };
/** More style sheets than these no page of a book needs. */
const mostSheets = 20;
const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/;

/** A picture or sound of the book, to be fetched when it is near or asked for. */
export interface Thing {
  readonly path: string;
  readonly element: HTMLElement;
}

export interface SafePage {
  readonly body: HTMLElement;
  readonly pictures: readonly Thing[];
  readonly sounds: readonly Thing[];
  /** Where links lead: into the book, or to an address outside. */
  readonly links: ReadonlyMap<Element, Target>;
  /** Style sheets in their order, as paths or as text. */
  readonly styles: readonly ({ path: string } | { text: string })[];
  /** Size of a page on which everything has its place. */
  readonly size: { width: number; height: number } | null;
}

interface Making {
  readonly path: string;
  readonly isFixed: boolean;
  /** Words on what plays a sound. */
  readonly soundWords: string;
  readonly pictures: Thing[];
  readonly sounds: Thing[];
  readonly links: Map<Element, Target>;
  readonly styles: SafePage['styles'][number][];
  viewport: string;
}

export function safePage(root: Markup, about: Pick<Making, 'path' | 'isFixed' | 'soundWords'>): SafePage {
  const making: Making = { ...about, pictures: [], sounds: [], links: new Map(), styles: [], viewport: '' };
  const html = elementOf(root, 'html');
  const source = (html && elementOf(html, 'body')) ?? html ?? root;
  const head = html && elementOf(html, 'head');
  if (head) readHead(head, making);
  const outer = document.createElement('div');
  outer.className = 'book__html';
  const body = document.createElement('div');
  if (html) describe(outer, html, making);
  describe(body, source, making);
  body.classList.add('book__body');
  fill(body, source, 'html', making);
  settleReferences(body);
  outer.append(body);
  return { body: outer, pictures: making.pictures, sounds: making.sounds, links: making.links, styles: making.styles.slice(0, mostSheets), size: sizeOf(making.viewport, source) };
}

function readHead(head: Markup, making: Making): void {
  for (const child of head.children) {
    if (typeof child === 'string') continue;
    const { attributes: given } = child;
    const name = localName(child);
    if (name === 'style') making.styles.push({ text: child.children.filter((part) => typeof part === 'string').join('') });
    const target = resolve(making.path, given.get('href') ?? '');
    if (name === 'link' && /\bstylesheet\b/i.test(given.get('rel') ?? '') && !/\balternate\b/i.test(given.get('rel') ?? '') && target) {
      if (!making.styles.some((style) => 'path' in style && style.path === target.path)) making.styles.push({ path: target.path });
    }
    if (name === 'meta' && given.get('name') === 'viewport') making.viewport = given.get('content') ?? '';
  }
}

function fill(into: Element, from: Markup, space: Space, making: Making): void {
  for (const child of from.children) {
    if (typeof child === 'string') into.append(child);
    else add(into, child, space, making);
  }
}

function add(into: Element, from: Markup, around: Space, making: Making): void {
  const name = localName(from);
  if (dropped.has(name)) return;
  if (name === 'img' || name === 'image') addPicture(into, from, around, making);
  else if (name === 'audio' || name === 'video') addSound(into, from, making);
  else {
    const space: Space = name === 'svg' ? 'svg' : name === 'math' ? 'math' : around;
    if (!elements[space].has(name)) fill(into, from, space, making);
    else addElement(into, from, name, space, making);
  }
}

function addElement(into: Element, from: Markup, name: string, space: Space, making: Making): void {
  const element = document.createElementNS(spaces[space], casedElements[name] ?? name);
  describe(element, from, making, space);
  if (space === 'html' && name === 'a') link(element, from, making);
  if (name === 'use') {
    const reference = from.attributes.get('href') ?? from.attributes.get('xlink:href') ?? '';
    if (/^#[\w.-]+$/.test(reference)) element.setAttribute('href', reference);
  }
  if (name === 'svg' && !from.attributes.has('aria-hidden')) {
    const title = textOf(elementOf(from, 'title'));
    if (title !== '') {
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', title);
    }
  }
  fill(element, from, space, making);
  into.append(element);
}

/** What an element says of itself, as far as it may. */
function describe(element: Element, { attributes: given }: Markup, { isFixed }: Making, space: Space = 'html'): void {
  for (const [name, value] of given) {
    if (attributes[space].has(name) && !(painted.has(name) && !harmless.test(value.trim()))) element.setAttribute(name, name === 'class' ? value.replace(/\bbook__\S*/g, '') : value);
  }
  const language = given.get('xml:lang') ?? given.get('lang') ?? '';
  if (languageTag.test(language)) element.setAttribute('lang', language);
  const direction = given.get('dir')?.toLowerCase() ?? '';
  if (['ltr', 'rtl', 'auto'].includes(direction)) element.setAttribute('dir', direction);
  const style = given.get('style');
  if (style !== undefined && 'style' in element && element.style instanceof CSSStyleDeclaration) applyStyle(element.style, style, isFixed);
}

/** Into the book it leads by our hand; outside it opens a tab that has no handle to this page. */
function link(element: Element, { attributes: given }: Markup, { path, links }: Making): void {
  const href = given.get('href') ?? given.get('xlink:href');
  if (href === undefined) return;
  const target = resolve(path, href);
  if (target) {
    links.set(element, target);
    element.setAttribute('role', 'link');
    element.setAttribute('tabindex', '0');
  } else if (/^https?:\/\//i.test(href)) {
    element.setAttribute('href', href);
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
}

/** A canvas, drawn when it is near: an address of a picture in memory is more than strict policies allow. */
function addPicture(into: Element, from: Markup, space: Space, making: Making): void {
  const { attributes: given } = from;
  const target = resolve(making.path, given.get('src') ?? given.get('href') ?? given.get('xlink:href') ?? '');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 0;
  describe(canvas, from, making);
  canvas.classList.add('book__picture', `book__${standIns[space === 'svg' ? 3 : 2]}`);
  const alternative = given.get('alt') ?? given.get('aria-label') ?? '';
  if (alternative === '') canvas.setAttribute('aria-hidden', 'true');
  else {
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', alternative);
  }
  const [width = 0, height = 0] = ['width', 'height'].map((name) => Number.parseFloat(given.get(name) ?? ''));
  if (width > 0 && height > 0) canvas.style.setProperty('aspect-ratio', `${width} / ${height}`);
  if (width > 0 && !/%/.test(given.get('width') ?? '')) canvas.style.setProperty('--_width', `${width}px`);
  if (target) making.pictures.push({ path: target.path, element: canvas });
  if (space !== 'svg') into.append(canvas);
  else {
    const place = document.createElementNS(spaces.svg, 'foreignObject');
    for (const name of ['x', 'y', 'width', 'height', 'transform']) place.setAttribute(name, given.get(name) ?? (name === 'width' || name === 'height' ? '100%' : name === 'transform' ? '' : '0'));
    place.append(canvas);
    into.append(place);
  }
}

function addSound(into: Element, from: Markup, making: Making): void {
  const source = from.attributes.get('src') ?? elementOf(from, 'source')?.attributes.get('src') ?? '';
  const target = resolve(making.path, source);
  if (!target) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'book__sound';
  button.dataset['kind'] = localName(from);
  const title = from.attributes.get('title') ?? from.attributes.get('aria-label') ?? '';
  button.textContent = title === '' ? making.soundWords : `${making.soundWords} ${title}`;
  making.sounds.push({ path: target.path, element: button });
  into.append(button);
}

function elementOf({ children }: Markup, name: string): Markup | undefined {
  return children.find((child): child is Markup => typeof child !== 'string' && localName(child) === name);
}

/** By the viewport that it names, or by the shape of the one drawing on it. */
function sizeOf(viewport: string, source: Markup): SafePage['size'] {
  const said = (name: string): number => Number(new RegExp(`${name}\\s*=\\s*([\\d.]+)`).exec(viewport)?.[1] ?? 0);
  const drawing = localName(source) === 'svg' ? source : elementOf(source, 'svg');
  const [, , across = 0, down = 0] = (drawing?.attributes.get('viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  const [width, height] = [said('width') || across, said('height') || down];
  return width > 0 && height > 0 && width <= 20_000 && height <= 20_000 ? { width, height } : null;
}
