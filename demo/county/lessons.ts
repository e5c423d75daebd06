/** Kinds of lessons that can be made of a topic: what they are called, what they say of themselves, what is in them. */
import type { Topic } from './curriculum.ts';

/** A way to teach a topic. */
export interface Kind {
  type: 'A01' | 'A02' | 'A03';
  /** Minutes it lasts, from and to. */
  minutes: readonly [number, number];
  title: (topic: Topic) => string;
  description: (topic: Topic) => string;
  /** Parts of the lesson, for its directory. */
  parts: readonly string[];
  audience: string;
}

/** The title of a text in its own quotation marks, unless it holds some already: 《世说新语》二则. */
const quoted = ({ title, isText }: Topic): string => (isText && !title.includes('《') ? `《${title}》` : title);
const name = (topic: Topic): string => (topic.isText ? quoted(topic) : `“${topic.title}”`);

const TEXT_KINDS: readonly Kind[] = [
  {
    type: 'A01', minutes: [11, 19], audience: '学生',
    title: (topic) => `${quoted(topic)}课文精讲`,
    description: (topic) => `先通读课文，再抓住关键词句体会${name(topic)}的内容和写法，最后布置一项可以在纸上完成的小练习。适合课后回看，也可供教师备课参考。`,
    parts: ['走近课文', '品读词句', '体会写法', '拓展与练习'],
  },
  {
    type: 'A02', minutes: [2, 7], audience: '学生',
    title: (topic) => `${quoted(topic)}课文朗读`,
    description: (topic) => `由普通话一级的教师朗读${name(topic)}全文，语速适中，段落之间留有停顿，便于跟读和背诵。`,
    parts: [],
  },
  {
    type: 'A01', minutes: [8, 13], audience: '学生',
    title: (topic) => `${quoted(topic)}字词与书写指导`,
    description: (topic) => `讲解${name(topic)}一课的生字、多音字和重点词语，示范易错字的笔顺和间架结构，请准备田字格本一起写。`,
    parts: ['读准字音', '记住字形', '动笔写一写'],
  },
  {
    type: 'A03', minutes: [20, 40], audience: '教师',
    title: (topic) => `${quoted(topic)}教学设计与课堂实录`,
    description: (topic) => `包含${name(topic)}一课的教学目标、环节设计、板书和课堂片段，并有授课教师的课后反思，供年级组集体备课使用。`,
    parts: ['教材分析', '教学设计', '课堂片段', '课后反思'],
  },
];

const CONCEPT: Kind = {
  type: 'A01', minutes: [9, 18], audience: '学生',
  title: (topic) => topic.title,
  description: (topic) => `从生活中的例子出发，一步一步讲清${name(topic)}，每一步都停下来想一想，结尾有三道由易到难的题。`,
  parts: ['情境引入', '探究新知', '试一试', '小结'],
};
const CONCEPT_KINDS: readonly Kind[] = [
  CONCEPT,
  {
    type: 'A01', minutes: [8, 15], audience: '学生',
    title: (topic) => `${topic.title}：典型例题讲解`,
    description: (topic) => `选取${name(topic)}中最常见的四类问题，边画图边分析，指出容易出错的地方，建议先自己做再看讲解。`,
    parts: ['例题一', '例题二', '易错题', '变式练习'],
  },
  {
    type: 'A03', minutes: [15, 30], audience: '学生',
    title: (topic) => `${topic.title}（互动练习课）`,
    description: (topic) => `围绕${name(topic)}设计的网页课程，可以拖动图形、分步作答，答错时给出提示而不是分数。`,
    parts: ['知识回顾', '动手操作', '分层练习'],
  },
];

/** Writing, speaking and pinyin: skills of the Chinese lesson. */
const SKILL_KINDS: readonly Kind[] = [
  {
    type: 'A01', minutes: [8, 15], audience: '学生',
    title: (topic) => topic.title,
    description: (topic) => `围绕${name(topic)}讲方法、看例子、动手练，每一步都可以暂停，学完能在本子上完成一份自己的作品。`,
    parts: ['看一看', '想一想', '写一写'],
  },
  {
    type: 'A03', minutes: [15, 25], audience: '教师',
    title: (topic) => `${topic.title}（教学指导）`,
    description: (topic) => `${name(topic)}的教学建议：学情分析、活动安排、学生作品点评和常见困难的应对，附可打印的学习单。`,
    parts: ['教学建议', '作品点评', '学习单'],
  },
];

const ENGLISH_KINDS: readonly Kind[] = [
  {
    type: 'A01', minutes: [10, 16], audience: '学生',
    title: ({ chapter, title }) => `${chapter}: ${title}`,
    description: ({ chapter, title }) => `本课学习 ${chapter} 中“${title}”的词汇和句型，有情境动画和跟读停顿，课后可与同伴分角色练习。`,
    parts: ['Warm up', 'New words', "Let's talk", 'Practice'],
  },
  {
    type: 'A02', minutes: [3, 6], audience: '学生',
    title: ({ title }) => `听力与跟读：${title}`,
    description: ({ title }) => `“${title}”的对话录音，先常速后慢速，每句之后留出跟读时间，文字稿见资源目录。`,
    parts: [],
  },
  {
    type: 'A01', minutes: [9, 14], audience: '学生',
    title: ({ title }) => `语法与表达：${title}`,
    description: ({ title }) => `用图表整理“${title}”涉及的语法和常用表达，比较中英文说法的不同，并做五个造句练习。`,
    parts: ['发现规律', '对比中文', '造句练习'],
  },
];

const INQUIRY_KINDS: readonly Kind[] = [
  CONCEPT,
  {
    type: 'A01', minutes: [6, 12], audience: '学生',
    title: (topic) => `${topic.title}：实验演示`,
    description: (topic) => `完整演示与${name(topic)}有关的实验：器材准备、操作步骤、现象记录和安全提示，没有实验室的学校可以对照观察。`,
    parts: ['实验准备', '操作步骤', '现象与结论'],
  },
  {
    type: 'A03', minutes: [20, 35], audience: '教师',
    title: (topic) => `${topic.title}（探究活动资源包）`,
    description: (topic) => `为${name(topic)}准备的探究活动方案、记录单和评价建议，器材都能在乡镇找到，可打印使用。`,
    parts: ['活动方案', '学生记录单', '评价建议'],
  },
];

const SOCIETY_KINDS: readonly Kind[] = [
  {
    type: 'A01', minutes: [10, 18], audience: '学生',
    title: (topic) => topic.title,
    description: (topic) => `结合图片、地图和身边的事例学习${name(topic)}，梳理主要线索，并提出两个可以和家人讨论的问题。`,
    parts: ['问题导入', '主要内容', '联系生活', '本课小结'],
  },
  {
    type: 'A01', minutes: [7, 12], audience: '学生',
    title: (topic) => `${topic.title}：材料分析指导`,
    description: (topic) => `以${name(topic)}为例，学习怎样读懂材料、提取信息、组织语言，配有一份可打印的练习。`,
    parts: ['读材料', '找信息', '写答案'],
  },
];

const ART_KINDS: readonly Kind[] = [
  {
    type: 'A01', minutes: [8, 16], audience: '学生',
    title: ({ subject, title }) => `${subject}课堂：${title}`,
    description: (topic) => `跟着老师学${name(topic)}：先看示范，再分步练习，需要的材料和场地在开头说明，在家也能完成。`,
    parts: ['准备', '示范', '分步练习', '展示与分享'],
  },
];
const MUSIC_KINDS: readonly Kind[] = [
  ...ART_KINDS,
  {
    type: 'A02', minutes: [2, 4], audience: '学生',
    title: ({ title }) => `${title}（范唱与伴奏）`,
    description: (topic) => `${name(topic)}的范唱和伴奏各一遍，可先听后唱，也可用于课堂合唱和艺术节排练。`,
    parts: [],
  },
];

const LIFELONG_KINDS: readonly Kind[] = [
  {
    type: 'A03', minutes: [30, 90], audience: '社区学习者',
    title: ({ title }) => title,
    description: (topic) => `面向零基础学习者的社区课程，分四讲介绍${name(topic)}，语言通俗，每讲后有一张要点卡片，可在社区学习点集中学习。`,
    parts: ['第一讲 为什么要学', '第二讲 基本知识', '第三讲 动手做', '第四讲 常见问题'],
  },
  {
    type: 'A01', minutes: [5, 12], audience: '社区学习者',
    title: ({ title }) => `${title}：十分钟短课`,
    description: (topic) => `用一个真实的小故事讲清${name(topic)}最要紧的几点，字幕大、语速慢，适合老年学习者在手机上看。`,
    parts: ['一个故事', '三个要点', '记住这一句'],
  },
  {
    type: 'A02', minutes: [8, 15], audience: '社区学习者',
    title: ({ title }) => `${title}（广播版）`,
    description: (topic) => `${name(topic)}的广播讲座，可以边劳动边收听，也适合视力不便的学习者和村广播站播放。`,
    parts: [],
  },
];

/** Kinds that suit a topic. */
export function kindsOf(topic: Topic): readonly Kind[] {
  if (topic.isText) return TEXT_KINDS;
  if (topic.slug === 'chinese') return SKILL_KINDS;
  if (topic.slug === 'english') return ENGLISH_KINDS;
  if (['science', 'physics', 'chemistry', 'biology'].includes(topic.slug)) return INQUIRY_KINDS;
  if (['morality', 'history', 'geography'].includes(topic.slug)) return SOCIETY_KINDS;
  if (topic.slug === 'music') return MUSIC_KINDS;
  if (['art', 'sport', 'labour'].includes(topic.slug)) return ART_KINDS;
  return topic.slug === 'lifelong' ? LIFELONG_KINDS : CONCEPT_KINDS;
}
