/**
 * Whether words for many say results of several children: marks, ranks and money owed are told to each family alone. Who is refused has no way
 * round it, so only what is certain counts: a figure with 分, a figure behind a word that only results have, a rank, a list of who failed or
 * passed. Bare figures beside names are seats, dates, sizes as often as marks. Pictures, files, nicknames and homophones are not seen through.
 */

/** Signs that nobody sees, by which a name could be taken apart. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
/** A text without what nobody sees, each sign in its plainest form. */
export const plainWords = (text: string): string => text.replace(unseen, '').normalize('NFKC');

const ordinal = String.raw`(?:\p{Nd}{1,3}|[一二三四五六七八九十百]+)`;
/** 十分 and 十二分 are "very", 三分 is a share: in words a mark has its tens. */
const inWords = String.raw`(?<![零一二三四五六七八九十百两])(?:[一二两]百(?:零?[一二三四五六七八九]十?[一二三四五六七八九]?)?|[二三四五六七八九]十[一二三四五六七八九]?)`;
const end = String.raw`(?=\s*(?:$|[,、;。!?|()]|\.(?!\p{Nd})))`;

/** 96分; not 8点15分, 5角3分, 15分钟, 三年级1班 36分, 第1题(5分), 1分20秒. */
const points = String.raw`(?<!\p{Nd})(?<!\p{Nd}\s*[:.]\s*)(?<![\p{Nd}零一二三四五六七八九十两半]\s*(?:点|小?时|元|角|度)\s*零?\s*)(?<![班组队题]\s*(?:共|得了?|获|加|扣|各)?\s*\(?\s*)(?:(?:\p{Nd}{1,3}(?:\.\p{Nd}+)?|${inWords})\s*分(?!\s*钟|\s*\p{Nd}+\s*秒|[百之队组班校开工配发给析成批行离区店册支秒米贝毫布头手到硬])|\p{Nd}{1,3}\s*نومۇر)`;
/** The third to arrive is no third in class. */
const rank = String.raw`第\s*${ordinal}\s*名(?!\s*[到来上下出进发讲领走值唱报签])|(?:名次|排名)\s*[:是为]?\s*第?\s*${ordinal}|(?:全班|班级|班里|班上|全校|年级|并列)(?:总分|成绩|排名)?\s*第\s*${ordinal}${end}`;
const owed = String.raw`(?:欠|未交|没交|未缴|没缴)[^。\n]{0,8}?\p{Nd}\s*元`;

/** What has a whole number behind it only as a result. */
const subject = String.raw`(?:语文|数学|英语|科学|物理|化学|生物|历史|地理|政治|道法|体育|音乐|美术|藏文|藏语|维吾尔语|总分|总评|平均分?|成绩|得分|测验|考试|期中|期末|月考|考了?)`;
/** 12.3 is a day as often as a mark. */
const mark = String.raw`(?:(?<!\p{Nd})(?:150|1[0-4]\p{Nd}|\p{Nd}{2})(?:(?<!(?<!\p{Nd})(?:0\p{Nd}|1[012]))\.\p{Nd})?(?:\s*%)?(?!\p{Nd})|${inWords})`;
const markEnd = String.raw`(?=\s*(?:$|[,、;。!?|()]|\.(?!\p{Nd})|${subject}))`;
const marks = String.raw`${mark}(?:\s+${mark})*${markEnd}`;
const courtesy = String.raw`^(?:同学|小朋友)?`;

/** Certain anywhere behind a name. */
const result = new RegExp(`${points}|${rank}|${owed}`, 'u');
/** Certain right behind a name: 语文96, 不及格, 优; 优秀 without a sign between is praise. */
const beside = new RegExp(
  String.raw`${courtesy}(?:[\s:,的|]*${subject}(?:${subject}|得了?|[:\s])*${marks}|[\s:|]*(?:不?及格|待及格|满分|优|良|[一二三四]等)${end}|[\s:|]+(?:优秀|良好)${end})`,
  'u',
);
/** Right behind a name, where the words around say that results are told. */
const among = new RegExp(
  String.raw`${courtesy}(?:${subject}|得了?|[:,、|\s-])*(?:${marks}|\p{Nd}{1,3}\s*/\s*(?:10|20|50|100|120|150)${end}|(?:[A-Ea-e][+-]?|优秀?|良好?|中等?|差|不?合格|待合格|不?达标)${end})`,
  'u',
);
/** Results are told wherever one child has points or a grade right behind the name. */
const pointsBeside = new RegExp(String.raw`${courtesy}[\s:,|]*(?:${points})`, 'u');
const ranked = new RegExp(rank, 'u');
const rankAmong = new RegExp(String.raw`${courtesy}[\s:,]*第\s*${ordinal}${end}`, 'u');

/** Before names, all that follow one another: 不及格:, 90分以上:, 前三名. */
const list = new RegExp(
  [
    String.raw`(?<!没有|没|无)(?<!^[\s:|]*)(?:不及格|满分)(?:的|同学|学生|名单|有|是|为|[:\s])*$`,
    String.raw`(?:及格|(?<![\p{L}\p{Nd}])(?:优秀?|良好?)|成绩(?:优秀|良好)|(?:${points})(?:及?以[上下])?)(?:的|同学|学生|名单|有)*\s*:\s*$`,
    String.raw`(?<!(?:报名|先到|到校|上车)[^。\n]{0,12})(?:前|后|倒数)\s*${ordinal}\s*名(?:同学|学生|分别)?[:是为有\s]*$`,
  ].join('|'),
  'u',
);
/** Before one name: 第一名:李明. Several under one rank are a team. */
const place = new RegExp(String.raw`第\s*${ordinal}\s*名\s*[:是为]\s*$|[,;。\n]\s*第\s*${ordinal}\s*名[ \t]*$`, 'u');

/** What is told beneath: results, or something else that has numbers. */
const resultWords = String.raw`成绩|得分|分数|总分|考分|均分|考试|测验|期中|期末|月考|正确率|نومۇر|نەتىجە|\b(?:scores?|marks|grades)\b`;
const otherWords = '座|考场|考号|学号|编号|号码|序号|准考证|鞋|码|身高|体重|年龄|时间|日期|地点|教室|房|宿舍|车|组|队|桌|床|楼|值日|抽签|场|顺序|人数|数量|领取|家长会|面谈|活动|安排|发言|电话|页';
const headings = new RegExp(`(?<results>${resultWords})|${otherWords}`, 'giu');
const otherHeading = new RegExp(String.raw`(?<!${subject})(?<!如下|以下)(?<=\p{L}{2})\s*:\s*$`, 'u');

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

/** The end of what is said before a name; the sign at its beginning stands for what was cut off. */
const endOf = (gap: string): string => (gap.length > 32 ? `…${gap.slice(-32)}` : gap);

/** What stands between two names without what is said of the second. */
function withoutHeading(gap: string): string {
  const before = endOf(gap);
  return gap.slice(0, gap.length - (before.length - before.replace(list, '').replace(place, '').length));
}

/** What is said of a child: as far as the sentence goes; a table has the figure in the next line at times. */
function sayingOf(gap: string, isNumbered: boolean): string {
  const start = (gap.length > 40 ? `${gap.slice(0, 40)}…` : gap).replace(/^\s+/u, ' ');
  // 11. 李明 12. 欧阳雨桐: the number belongs to the next.
  const own = isNumbered ? start.replace(/\p{Nd}+\s*[.、)]\s*$/u, '') : start;
  return own.split(/[。;\n]/u)[0] ?? '';
}

/** Whether results are told behind these words; what was told before goes on where nothing else is said. */
function tellsResults(gap: string, before: boolean): boolean {
  const last = [...gap.matchAll(headings)].at(-1);
  if (last === undefined) return before && !otherHeading.test(endOf(gap));
  return last.groups?.['results'] !== undefined && !/[。!?]/u.test(gap.slice(last.index));
}

interface Saying {
  readonly name: string;
  readonly saying: string;
  /** Told by what stands before the name. */
  readonly isListed: boolean;
  readonly isAmongResults: boolean;
}

function sayingsIn(words: string, named: readonly Named[]): Saying[] {
  let read = 0;
  const gaps = named.map(({ name, at }) => {
    const gap = words.slice(read, at);
    read = at + name.length;
    return gap;
  });
  const rest = words.slice(read);
  let isList = false;
  let isAmongResults = false;
  return named.map(({ name }, index) => {
    const gap = gaps[index] ?? '';
    // Before the first name a sentence begins; before all others stands what may be said of the name before.
    const before = index === 0 ? endOf(`。${gap}`) : endOf(gap);
    isList = list.test(before) || (isList && /^(?:同学)?[\s,、和及与以]*$/u.test(gap));
    isAmongResults = tellsResults(gap, isAmongResults);
    const following = gaps[index + 1];
    const saying = sayingOf(following === undefined ? rest : withoutHeading(following), /\p{Nd}\s*[.、)]\s*$/u.test(before));
    return { name, saying, isListed: isList || place.test(before), isAmongResults };
  });
}

/** True where a text gives results of two children or more, of those who are named. */
export function tellsOfChildren(text: string, names: readonly string[]): boolean {
  const words = plainWords(text);
  if (!mayTellOfChildren(words)) return false;
  const sayings = sayingsIn(words, namesIn(words, names));
  const hasResults = sayings.some(({ saying }) => pointsBeside.test(saying) || beside.test(saying));
  const hasRanks = sayings.some(({ saying }) => ranked.test(saying));
  const told = sayings.filter(
    ({ saying, isListed, isAmongResults }) =>
      isListed || result.test(saying) || beside.test(saying) || ((hasResults || isAmongResults) && among.test(saying)) || (hasRanks && rankAmong.test(saying)),
  );
  return new Set(told.map(({ name }) => name)).size > 1;
}

const sign = new RegExp(String.raw`[\p{Nd}一二三四五六七八九十百]\s*[分名元]|第\s*[\p{Nd}一二三四五六七八九十]|名次|排名|及格|满分|[优良]|[一二三四]等|${subject}|${resultWords}`, 'iu');

/** Cheap, and true wherever the names are worth looking up. */
export const mayTellOfChildren = (text: string): boolean => sign.test(plainWords(text));
