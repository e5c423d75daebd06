/** What is not played: the sheet for paper, the textbooks and the small web course. */

/** Two pages of tasks for paper, to go with the lesson on fractions. */
export const worksheet = {
  id: 'fractions-worksheet',
  type: null,
  title: '分数的初步认识 练习单',
  titleEn: 'Worksheet: first steps with fractions',
  description: '配合《分数的初步认识》的纸质练习：涂一涂、写一写、比一比、画一画，A4 两页，打印后在纸上完成。',
  subject: '数学',
  grade: '三年级',
  language: 'zh-CN',
  mime: 'application/pdf',
  main: 'worksheet.pdf',
  pages: 2,
} as const;

/** Nine pages of a textbook, with a table of contents, in the size of letters that grade 3 reads. */
export const textbook = {
  id: 'fractions-textbook',
  type: 'A03',
  title: '数学小读本 三年级上册',
  titleEn: 'A mathematics reader for grade 3',
  description: '示范数字教材：分数的初步认识，时、分、秒。九页，有目录和词语表，可以在线读、做笔记、找词语，也可以打印。',
  subject: '数学',
  grade: '三年级',
  language: 'zh-CN',
  mime: 'application/pdf',
  main: 'textbook.pdf',
  pages: 9,
} as const;

/** Seven pages of a textbook whose letters grow and flow: with pinyin, poems from top to bottom, printed pages, contents and links. */
export const reader = {
  id: 'chinese-reader',
  type: 'A03',
  title: '语文小读本 三年级上册',
  titleEn: 'A Chinese reader for grade 3',
  description: '示范电子书教材：云上的学校、古诗二首、分月饼。有拼音、竖排古诗、目录和词语表，字可以放大，可以翻页、做笔记、找词语。',
  subject: '语文',
  grade: '三年级',
  language: 'zh-CN',
  mime: 'application/epub+zip',
  main: 'reader.epub',
  pages: 7,
} as const;

/** Three pages to try fractions by hand. */
export const course = {
  id: 'fraction-bar',
  type: 'A03',
  title: '动手分一分：分数条互动小课程',
  titleEn: 'Share it out: an interactive fraction bar',
  description: '三页网页小课程：认识平均分，拖动分数条看分母和分子的变化，再做三道想一想。可离线使用，可用键盘操作。',
  subject: '数学',
  grade: '三年级',
  language: 'zh-CN',
  mime: 'text/html',
  main: 'index.html',
} as const;
