/**
 * The plan as a Word document: the same table as on paper, with widths that every program keeps, a head that stands on each page, and
 * lists that are lists. Written by hand into a package that is not compressed: a plan is a few pages.
 */
import { storedZip } from '../../base/stored-zip.ts';
import type { Direction } from '../../base/language.ts';
import type { Format } from '../../base/format.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import { stages, type PlanStep, type PlanTextPlace } from '../model/content.ts';
import { isNothing, secondPreparation, type PlanDifference, type StepChange, type TextChange } from '../model/difference.ts';
import { groupsOf, isTable, marks, wordsOfRun, type RichCell, type RichGroup, type RichParagraph, type RichRun, type RichTable, type RichText } from '../model/rich-text.ts';
import { aboutChange, labelOfChange, partsOfChange } from '../view/difference.ts';
import { toldAfterwards } from '../view/told-afterwards.ts';
import { deliveryNames, groupingNames, saidIn, stageNames, tierNames } from '../view/names.ts';
import { wordsOfStandard } from '../view/standards.ts';
import { mathNamespace, wordMath } from './math.ts';
import { wordPicture, type WordPictures } from './pictures.ts';

export interface WordOptions {
  readonly plan: OpenPlan;
  readonly t: Translate;
  readonly format: Format;
  readonly language: string;
  readonly direction: Direction;
  /** Pictures that could be had, by their ids; absent: none. */
  readonly pictures?: WordPictures;
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A4 with 15 mm around it, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 850 } as const;
const columns = [1900, 800, 2900, 2900, 1706] as const;
/** What stands between the words of a cell and its sides. */
const cellMargins = 216;
/** With a last one for the second preparation. */
const columnsOfCopy = [1600, 700, 2350, 2350, 1306, 1900] as const;

/** What XML 1.0 cannot hold is left out: a control character that was pasted would break the whole document. */
const escape = (words: string): string =>
  words.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The two before them are style sheet and lists. */
const relationOf = (place: number): string => `rId${place + 3}`;

/** Words, some of which went. */
interface Words extends RichRun {
  readonly isGone?: boolean;
}

class Writer {
  /** Ordered lists: each begins anew with one. */
  ordered = 0;
  readonly #isRtl: boolean;
  readonly #columns: readonly number[];
  readonly #pictures: WordPictures;
  /** How wide a picture may be where is written now. */
  #room = 0;
  #drawn = 0;

  constructor(direction: Direction, widths: readonly number[], pictures: WordPictures) {
    [this.#isRtl, this.#columns, this.#pictures] = [direction === 'rtl', widths, pictures];
  }

  run({ isGone = false, ...run }: Words): string {
    const { formula, picture, marks } = run;
    if (formula !== undefined) return wordMath(formula.tree, escape);
    const place = picture === undefined ? -1 : [...this.#pictures.keys()].indexOf(picture.id);
    if (picture !== undefined && place >= 0) return wordPicture(picture, { relation: relationOf(place), number: (this.#drawn += 1), room: this.#room, escape });
    const text = wordsOfRun(run);
    const format = `${marks.includes('strong') ? '<w:b/><w:bCs/>' : ''}${marks.includes('em') ? '<w:i/><w:iCs/>' : ''}${isGone ? '<w:strike/>' : ''}${marks.includes('underline') ? '<w:u w:val="single"/>' : ''}${this.#isRtl ? '<w:rtl/>' : ''}`;
    const lines = escape(text).split('\n').join('</w:t><w:br/><w:t xml:space="preserve">');
    return `<w:r>${format === '' ? '' : `<w:rPr>${format}</w:rPr>`}<w:t xml:space="preserve">${lines}</w:t></w:r>`;
  }

  /** Word reads the properties of a paragraph in one order only: `before` and `after` its direction. */
  paragraph(runs: readonly Words[], before = '', after = ''): string {
    return `<w:p><w:pPr>${before}${this.#isRtl ? '<w:bidi/>' : ''}${after}</w:pPr>${runs.map((run) => this.run(run)).join('')}</w:p>`;
  }

  line(words: string, before = '', after = '', marks: RichRun['marks'] = []): string {
    return this.paragraph([{ text: words, marks }], before, after);
  }

  /** A cell must end with a paragraph, also where a table is the last thing in it. */
  rich(text: RichText, width: number): string {
    const around = this.#room;
    this.#room = width - cellMargins;
    const said = groupsOf(text).map((group) => ('rows' in group ? this.inner(group, width) : this.#group(group)));
    const last = text.at(-1);
    this.#room = around;
    return `${said.join('')}${last !== undefined && isTable(last) ? this.line('') : ''}`;
  }

  #group({ list, paragraphs }: Exclude<RichGroup, RichTable>): string {
    if (list === 'ordered') this.ordered += 1;
    const number = list === null ? 0 : list === 'bullet' ? 1 : this.ordered + 1;
    const properties = number === 0 ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`;
    return paragraphs.map(({ runs }: RichParagraph) => this.paragraph(runs, properties)).join('');
  }

  /** A table within a cell of the plan. */
  inner({ rows }: RichTable, width: number): string {
    const count = rows[0]?.length ?? 1;
    const own = Math.floor((width - cellMargins) / count);
    const strong = ({ isHead, paragraphs }: RichCell): RichText => (isHead ? paragraphs.map((one) => ({ ...one, runs: one.runs.map((run) => ({ ...run, marks: marks.filter((mark) => mark === 'strong' || run.marks.includes(mark)) })) })) : paragraphs);
    return `${this.#begin(Array.from({ length: count }, () => own))}${rows.map((row) => `<w:tr>${row.map((one) => this.cell(own, this.rich(strong(one), own))).join('')}</w:tr>`).join('')}</w:tbl>`;
  }

  /** A cell must hold a paragraph, and end with one. */
  cell(width: number, content: string): string {
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content === '' ? this.line('') : content}</w:tc>`;
  }

  table(rows: readonly string[]): string {
    return `${this.#begin(this.#columns)}${rows.join('')}</w:tbl>`;
  }

  /** A table of names and what is said of each, as wide as that of the steps. */
  pairs(rows: readonly (readonly [name: string, words: string])[]): string {
    const name = this.width(0);
    const rest = this.#columns.slice(1).reduce((sum, width) => sum + width, 0);
    return `${this.#begin([name, rest])}${rows.map((row) => `<w:tr>${this.cell(name, this.line(row[0], '', '', ['strong']))}${this.cell(rest, this.line(row[1]))}</w:tr>`).join('')}</w:tbl>`;
  }

  #begin(widths: readonly number[]): string {
    const side = (name: string): string => `<w:${name} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`;
    return `<w:tbl><w:tblPr>${this.#isRtl ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
      .map(side)
      .join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  }

  /** How wide a column is. */
  width(at: number): number {
    return this.#columns[at] ?? 0;
  }

  row(cells: readonly string[], isHead = false): string {
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((content, at) => this.cell(this.width(at), content)).join('')}</w:tr>`;
  }
}

export function wordPlan(options: WordOptions): Uint8Array {
  const second = secondPreparation(options.plan.content);
  const write = new Writer(options.direction, second === undefined ? columns : columnsOfCopy, options.pictures ?? new Map());
  const pictures = [...(options.pictures?.values() ?? [])];
  const body = renderBody(options, write, second);
  const section = `<w:sectPr><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.margin}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="425" w:footer="425" w:gutter="0"/></w:sectPr>`;
  return storedZip([
    ['[Content_Types].xml', `${header}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`],
    ['_rels/.rels', `${header}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/_rels/document.xml.rels', `${header}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/numbering" Target="numbering.xml"/>${pictures.map(({ file }, place) => `<Relationship Id="${relationOf(place)}" Type="${relations}/image" Target="media/${file}"/>`).join('')}</Relationships>`],
    ['word/document.xml', `${header}<w:document xmlns:w="${main}" xmlns:m="${mathNamespace}" xmlns:r="${relations}"><w:body>${body}${section}</w:body></w:document>`],
    ['word/styles.xml', styles(options.language)],
    ['word/numbering.xml', numbering(write.ordered)],
    ...pictures.map(({ file, bytes }) => [`word/media/${file}`, bytes] as const),
  ]);
}

function renderBody({ plan, t, format }: WordOptions, write: Writer, second: PlanDifference | undefined): string {
  const { content, summary } = plan;
  const centre = '<w:jc w:val="center"/>';
  const heading = (words: string): string => write.line(words, '<w:pStyle w:val="Heading2"/>');
  const minutes = content.steps.filter(({ stage }) => stage === 'in').reduce((sum, step) => sum + step.minutes, 0);
  const source = summary.derivedFrom[0];
  const parts = [
    write.line(content.title.trim() === '' ? t('lesson-planner.untitled') : content.title, '<w:pStyle w:val="Title"/>'),
    write.line([content.subject, t('lesson-planner.meters.lesson', { minutes, period: content.periodMinutes }), t('lesson-planner.by', { name: isolate(summary.author.name) })].filter((words) => words !== '').join('　'), '', centre),
    ...(source === undefined ? [] : [write.line(t('lesson-planner.source', { title: isolate(source.title), name: isolate(source.author.name) }), '', centre)]),
  ];
  const texts = (place: PlanTextPlace): string[] => {
    const said = saidIn(place, content).map(([name, words]) => [t(name), words] as const);
    return said.length === 0 ? [] : [write.pairs(said), write.line('')];
  };
  parts.push(...texts('before'));
  if (content.objectives.length > 0) {
    parts.push(heading(t('lesson-planner.objectives')));
    write.ordered += 1;
    const number = write.ordered + 1;
    for (const { text, standards } of content.objectives) {
      parts.push(write.line(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`));
      if (standards.length > 0) parts.push(write.line(t('lesson-planner.standards.paper', { words: format.list(standards.map((one) => isolate(wordsOfStandard(one)))) }), '', '<w:ind w:left="420"/>'));
    }
  }
  parts.push(...texts('after'));
  for (const stage of stages) {
    const steps = content.steps.filter((step) => step.stage === stage);
    if (steps.length > 0) parts.push(heading(t(stageNames[stage])), renderTable(steps, t, write, second), write.line(''));
  }
  parts.push(...texts('end'));
  const told = toldAfterwards(plan, t, format);
  if (told.length > 0) parts.push(write.pairs(told), write.line(''));
  if (second !== undefined) parts.push(heading(t('lesson-planner.second')), renderSecond(second, t, write), write.line(t('lesson-planner.second.about', { name: isolate(summary.author.name), time: format.date(summary.changedAt) })));
  return parts.join('');
}

function renderTable(steps: readonly PlanStep[], t: Translate, write: Writer, second: PlanDifference | undefined): string {
  const heads = ['lesson-planner.paper.step', 'lesson-planner.paper.minutes', 'lesson-planner.teacher-activity', 'lesson-planner.learner-activity', 'lesson-planner.evidence'] as const;
  const rows = steps.map((step) => {
    const about = [t(deliveryNames[step.delivery]), t(groupingNames[step.grouping]), ...(step.tier === 'all' ? [] : [t(tierNames[step.tier])])].join(' · ');
    const title = write.line(step.title.trim() === '' ? t('lesson-planner.step.untitled') : step.title, '', '', ['strong']);
    const resources = step.resources.map(({ title: words }) => write.line(words)).join('');
    const lines = (name: string, words: string): string => (words === '' ? '' : write.line(`${t(name)}: ${words}`));
    const paper = lines('lesson-planner.paper', step.paper);
    const rationale = lines('lesson-planner.rationale', step.rationale);
    return write.row([`${title}${write.line(about)}${resources}`, write.line(String(step.minutes)), `${write.rich(step.teacherActivity, write.width(2))}${rationale}`, `${write.rich(step.learnerActivity, write.width(3))}${paper}`, write.line(step.evidence), ...(second === undefined ? [] : [second.steps.filter(({ stepId }) => stepId === step.id).map((change) => renderChange(change, t, write)).join('')])]);
  });
  const named = second === undefined ? heads : [...heads, 'lesson-planner.second'];
  return write.table([write.row(named.map((words) => write.line(t(words), '', '', ['strong'])), true), ...rows]);
}

/** Outside the table: what stands in none of its rows. */
function renderSecond(second: PlanDifference, t: Translate, write: Writer): string {
  const { texts, steps, objectives, standards } = second;
  const gone = steps.filter(({ kind }) => kind === 'removed');
  if (isNothing(second)) return write.line(t('lesson-planner.difference.none'));
  const lines = ([label, { come, gone: went }]: readonly [string, PlanDifference['objectives']]): string =>
    [...went.map((text) => ({ text, isGone: true })), ...come.map((text) => ({ text, isGone: false }))]
      .map(({ text, isGone }) => write.paragraph([{ text: `${t(label)} `, marks: [] }, { text, marks: isGone ? [] : ['underline'], isGone }]))
      .join('');
  return [
    ...texts.map((text) => renderTextChange(text, t, write)),
    ...([['lesson-planner.objectives', objectives], ['lesson-planner.standards', standards]] as const).map(lines),
    ...gone.map((step) => `${write.line(step.title.trim() === '' ? t('lesson-planner.step.untitled') : step.title, '', '', ['strong'])}${renderChange(step, t, write)}`),
  ].join('');
}

/** What went is struck through, what came is underlined. */
function renderChange(change: StepChange, t: Translate, write: Writer): string {
  const about = aboutChange(change, t).map((words) => write.line(words));
  return [...about, ...change.texts.map((text) => renderTextChange(text, t, write))].join('');
}

function renderTextChange(change: TextChange, t: Translate, write: Writer): string {
  const parts = partsOfChange(change, t);
  const label: Words = { text: labelOfChange(change, t), marks: [] };
  if (parts === undefined) return write.paragraph([label, { text: t('lesson-planner.difference.other'), marks: [] }]);
  const { before, gone, come, after } = parts;
  const said: readonly Words[] = [{ text: before, marks: [] }, { text: gone, marks: [], isGone: true }, { text: come, marks: ['underline'] }, { text: after, marks: [] }];
  return write.paragraph([label, ...said.filter(({ text: words }) => words !== '')]);
}

function styles(language: string): string {
  const fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Microsoft Uighur"/>';
  const style = (id: string, name: string, size: number, more: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/>${more}</w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
  return `${header}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${language}" w:eastAsia="zh-CN" w:bidi="ug-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style('Title', 'Title', 32, '<w:jc w:val="center"/>')}${style('Heading2', 'heading 2', 24, '')}</w:styles>`;
}

/** Number one is the list of points; each ordered list has a number of its own, so that it begins with one. */
function numbering(ordered: number): string {
  const level = (format: string, text: string): string =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>`;
  const own = Array.from({ length: ordered }, (_, at) => `<w:num w:numId="${at + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`);
  return `${header}<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${level('bullet', '•')}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level('decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${own.join('')}</w:numbering>`;
}
