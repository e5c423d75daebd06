import type { Lesson } from './lesson.ts';

/** Science, grade 3: why the moon changes its shape. */
export const moon: Lesson = {
  id: 'moon',
  title: '月相变化的奥秘',
  titleEn: 'Why the moon changes its shape',
  subject: '科学',
  grade: '三年级',
  description: '月球自己不发光。它绕地球转动时，我们看到的亮面时多时少，形成新月、上弦月、满月和下弦月。',
  opening: ['课题', 'Title'],
  lead: 1.3,
  tail: 0.7,
  cover: ['first', 0.9],
  lines: [
    { id: 'light', say: 'yue4liang5 bu4 fa1guang1, ta1 fan3she4 tai4yang2guang1.', zh: '月亮不发光，它反射太阳光。', en: 'The moon makes no light; it reflects the sun’s.', pause: 0.4, chapter: ['月光从哪里来', 'Where moonlight comes from'] },
    { id: 'orbit', say: 'ta1 rao4zhe5 di4qiu2 zhuan4, zong2 you3 yi2ban4 bei4 tai4yang2 zhao4liang4.', zh: '它绕着地球转，总有一半被太阳照亮。', en: 'It circles the Earth, and the sun always lights one half of it.', pause: 0.35, chapter: ['绕着地球转', 'Around the Earth'] },
    { id: 'phase', say: 'kan4 dao4 de5 liang4mian4 shi2 duo1 shi2 shao3, zhe4 jiu4 shi4 yue4xiang4.', zh: '看到的亮面时多时少，这就是月相。', en: 'We see more or less of the lit side: these are the phases.', pause: 0.4, chapter: ['四种月相', 'Four phases'] },
    { id: 'new', say: 'xin1yue4,', zh: '新月，', en: 'New moon,', pause: 0.55 },
    { id: 'first', say: 'shang4xian2yue4,', zh: '上弦月，', en: 'first quarter,', pause: 0.5 },
    { id: 'full', say: 'man3yue4,', zh: '满月，', en: 'full moon,', pause: 0.55 },
    { id: 'last', say: 'xia4xian2yue4.', zh: '下弦月。', en: 'last quarter.', pause: 0.4 },
    { id: 'month', say: 'da4yue1 yi2 ge4 yue4, zhuan4wan2 yi4 quan1.', zh: '大约一个月，转完一圈。', en: 'One round takes about a month.', pause: 0, chapter: ['一个月一圈', 'Once a month'] },
  ],
};
