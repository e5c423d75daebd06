import type { Lesson } from './lesson.ts';

/** Mathematics, grade 3: what a fraction is, by sharing a flatbread. */
export const fractions: Lesson = {
  id: 'fractions',
  title: '分数的初步认识',
  titleEn: 'First steps with fractions',
  subject: '数学',
  grade: '三年级',
  description: '从两个人分一张饼说起：只有平均分，才能用分数表示。认识二分之一、四分之一和四分之三，认识分母和分子。',
  opening: ['课题', 'Title'],
  lead: 1.3,
  tail: 0.8,
  cover: ['three', 0.95],
  beside: 'fingers',
  lines: [
    { id: 'share', say: 'yi4 zhang1 bing3, fen1 gei3 liang3 ge5 ren2, zen3yang4 cai2 gong1ping2?', zh: '一张饼分给两个人，怎样才公平？', en: 'One flatbread for two people: what is fair?', pause: 0.45, chapter: ['怎样才公平', 'What is fair?'] },
    { id: 'half', say: 'ping2jun1 fen1cheng2 liang3 fen4, mei3fen4 shi4 er4fen1zhi1 yi1.', zh: '平均分成两份，每份是二分之一。', en: 'Cut it into two equal parts: each is one half.', pause: 0.4, chapter: ['二分之一', 'One half'] },
    { id: 'quarter', say: 'ping2jun1 fen1cheng2 si4 fen4, mei3fen4 shi4 si4fen1zhi1 yi1.', zh: '平均分成四份，每份是四分之一。', en: 'Cut it into four equal parts: each is one quarter.', pause: 0.4, chapter: ['四分之一', 'One quarter'] },
    { id: 'denominator', say: 'xia4mian4 de5 si4 shi4 fen1mu3,', zh: '下面的 4 是分母，', en: 'The 4 below is the denominator,', pause: 0.15, chapter: ['分母和分子', 'Denominator and numerator'] },
    { id: 'numerator', say: 'shang4mian4 de5 yi1 shi4 fen1zi3.', zh: '上面的 1 是分子。', en: 'the 1 above is the numerator.', pause: 0.4 },
    { id: 'three', say: 'qu3 san1 fen4, jiu4 shi4 si4fen1zhi1 san1.', zh: '取三份，就是四分之三。', en: 'Take three parts, and you have three quarters.', pause: 0.45, chapter: ['四分之三', 'Three quarters'] },
    { id: 'rule', say: 'ji4zhu4, fen1shu4 xian1 yao4 ping2jun1 fen1.', zh: '记住：分数先要平均分。', en: 'Remember: a fraction starts with equal parts.', pause: 0 },
  ],
};
