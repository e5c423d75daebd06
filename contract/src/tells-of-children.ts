/**
 * Whether words for many say results of several children: marks, ranks and money owed are told to each family alone. A list of times, of
 * seats, of who brings what, or of points of classes is none. Pictures, files, nicknames and homophones are not seen through.
 */

/** Signs that nobody sees, by which a name could be taken apart. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
/** A text without what nobody sees, each sign in its plainest form. */
export const plainWords = (text: string): string => text.replace(unseen, '').normalize('NFKC');

const number = String.raw`(?:\p{Nd}+(?:\.\p{Nd}+)?|[零一二三四五六七八九十百两]+)`;
/** What may stand after a result: nothing, a blank, or the next thing of a list. */
const end = String.raw`(?=$|[\s,，、;；。.!！|/()（）])`;
/** What a table or a sentence has between a child and a bare mark. */
const subject = String.raw`(?:语文|数学|英语|科学|物理|化学|生物|历史|地理|政治|道法|总分|总评|平均|成绩|得分|测验|考试|考了|考|得了|得|[:：,，、|\s-])*`;
const mark = String.raw`(?:150|1[0-4]\p{Nd}|\p{Nd}{2})(?:\.\p{Nd})?|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]?百`;

/** Said anywhere behind a name: a figure with a unit that only results have. Of a time (8点15分, 15分钟) it is none. */
const withUnit = new RegExp(
  [
    String.raw`(?<![点时零一二三四五六七八九十百两\p{Nd}]\s?)(?<!\p{Nd}[:.])${number}\s*分(?![钟之队组班校开])`,
    String.raw`第\s*${number}\s*[名位]`,
    String.raw`${number}\s*[名位]${end}`,
    String.raw`${number}\s*[元%]`,
    String.raw`[一二三四五1-5]\s*等`,
    String.raw`${number}\s*级${end}`,
  ].join('|'),
  'u',
);
/** Said right behind a name: a bare mark, a mark out of so many, or a word that grades. */
const bare = new RegExp(
  String.raw`^${subject}(?:(?:${mark})${end}(?!\s*/\s*\p{Nd}+\s*(?:月|日))|\p{Nd}{1,3}\s*/\s*(?:10|20|50|100|120|150)${end}|(?:[A-Ea-e][+-]?|优秀?|良好?|中等?|差|不?及格|不?合格|待及格|待合格|达标|不达标)${end})`,
  'u',
);
/** A rank before a name: 第一名:李明. */
const rankBefore = new RegExp(String.raw`第\s*${number}\s*[名位]\s*(?:[:：,，是为]|\s)*$`, 'u');
/** A list of the best, or of the last. */
const rankedList = new RegExp(String.raw`[前后倒]数?\s*${number}\s*[名位](?:同学|学生|分别)?(?:[:：,，是为有]|\s)*$`, 'u');

interface Named {
  readonly name: string;
  readonly at: number;
}

/** Where children are named; the longest name first, since one name may begin another. */
function namesIn(text: string, names: readonly string[]): Named[] {
  const found: Named[] = [];
  const taken = (at: number, length: number): boolean => found.some((one) => at < one.at + one.name.length && one.at < at + length);
  for (const name of [...new Set(names.map(plainWords))].filter((one) => one !== '').sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) if (!taken(at, name.length)) found.push({ name, at });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** True where a text gives results of two children or more, of those who are named. */
export function tellsOfChildren(text: string, names: readonly string[]): boolean {
  const words = plainWords(text);
  if (!mayTellOfChildren(words)) return false;
  const named = namesIn(words, names);
  const told = new Set<string>();
  let list = -1;
  for (const [place, { name, at }] of named.entries()) {
    const before = words.slice(Math.max(0, at - 16), at);
    const own = words.slice(at + name.length, Math.min(named[place + 1]?.at ?? words.length, at + name.length + 24));
    // A sentence ends a saying; a table has the figure in the next line at times.
    const [clause = ''] = own.replace(/^\s+/u, ' ').split(/[。;；\n]/u);
    if (rankedList.test(before)) list = place;
    // Names that follow one another belong to one list.
    else if (list >= 0 && !/^[\s,，、和及与]*$/u.test(words.slice((named[place - 1]?.at ?? 0) + (named[place - 1]?.name.length ?? 0), at))) list = -1;
    if (list >= 0 || rankBefore.test(before) || bare.test(clause) || withUnit.test(clause)) told.add(name);
  }
  return told.size > 1;
}

const figure = /\p{Nd}+(?:[.:]\p{Nd}+)?|[零一二三四五六七八九十百两]+(?=\s*[分名位元级等])|[二三四五六七八九]?十[一二三四五六七八九]?|[A-Ea-e][+-]?(?=$|[\s,，、;；。])|(?:优秀?|良好?|中等?|差|及格|合格|达标)(?=$|[\s,，、;；。])/gu;

/** Cheap, and true wherever the names are worth looking up: of two children there are two figures, or one list. */
export const mayTellOfChildren = (text: string): boolean => {
  const words = plainWords(text);
  return /[前后倒]数?\s*(?:\p{Nd}|[一二三四五六七八九十])+\s*[名位]/u.test(words) || (words.match(figure)?.length ?? 0) > 1;
};
