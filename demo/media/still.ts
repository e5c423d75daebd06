/** What is not played: the sheet for paper and the small web course. */

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
