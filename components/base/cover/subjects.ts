/** Nine families of subjects share nine colours and drawings: a restrained palette stays one palette. */
export const subjectFamilies = [
  'chinese', 'maths', 'english', 'science', 'nature', 'society', 'arts', 'sport', 'general',
] as const;

export type SubjectFamily = (typeof subjectFamilies)[number];

// Catalogues name subjects freely (数学, 小学数学, Mathematics, 信息科技); the first family with a matching part wins.
const parts: readonly (readonly [SubjectFamily, RegExp])[] = [
  ['maths', /数学|几何|代数|math|ماتېماتىكا|གྲངས་རིག/i],
  ['english', /英语|外语|俄语|日语|english|foreign|ئىنگلىز|དབྱིན/i],
  ['sport', /体育|运动|sport|physical education|تەنتەربىيە|ལུས་རྩལ/i],
  ['nature', /生物|自然|植物|动物|biology|nature|心理|健康|劳动|labou?r|بىئولوگىيە|སྐྱེ་དངོས/i],
  ['science', /科学|物理|化学|信息|技术|编程|人工智能|science|physics|chemistry|technology|comput|پەن|ཚན་རིག/i],
  ['society', /历史|地理|道德|法治|政治|思想|社会|history|geograph|civic|social|تارىخ|ལོ་རྒྱུས/i],
  ['arts', /美术|艺术|音乐|书法|舞蹈|戏剧|art|music|گۈزەل|سەنئەت|مۇزىكا|མཛེས|རོལ/i],
  ['chinese', /语文|汉语|国学|阅读|写作|藏语|维吾尔语|民族语|chinese|reading|تىل|ئەدەبىيات|སྐད་ཡིག/i],
];

/** The family of a subject as a catalogue writes it; `general` for what is not known. */
export function subjectFamily(subject: string | null | undefined): SubjectFamily {
  if (!subject) return 'general';
  return parts.find(([, pattern]) => pattern.test(subject))?.[0] ?? 'general';
}
