import type { Lesson } from './lesson.ts';

/** Chinese, grade 1: Li Bai's "Thoughts on a Quiet Night", with pinyin and its meaning. */
export const poem: Lesson = {
  id: 'quiet-night',
  title: '古诗《静夜思》',
  titleEn: 'Thoughts on a Quiet Night, a poem by Li Bai',
  subject: '语文',
  grade: '一年级',
  description: '跟着拼音朗读李白的《静夜思》，看一看诗里的月光、明月和思乡的诗人，读懂每一句的意思。',
  opening: ['课题', 'Title'],
  lead: 0.5,
  tail: 0.8,
  cover: ['look', 0.9],
  lines: [
    { id: 'name', say: 'jing4 ye4 si1. tang2, li3 bai2.', zh: '《静夜思》，唐，李白。', en: 'Thoughts on a Quiet Night, by Li Bai, Tang dynasty.', pause: 0.4 },
    { id: 'bed', say: 'chuang2 qian2 ming2 yue4 guang1,', zh: '床前明月光，', en: 'Before my bed, the bright moonlight;', pause: 0.3, pace: 140, chapter: ['朗读', 'Reading aloud'] },
    { id: 'frost', say: 'yi2 shi4 di4 shang4 shuang1.', zh: '疑是地上霜。', en: 'I take it for frost on the ground.', pause: 0.35, pace: 140 },
    { id: 'look', say: 'ju3 tou2 wang4 ming2 yue4,', zh: '举头望明月，', en: 'I raise my head to watch the bright moon;', pause: 0.3, pace: 140 },
    { id: 'home', say: 'di1 tou2 si1 gu4 xiang1.', zh: '低头思故乡。', en: 'I lower my head and think of home.', pause: 0.5, pace: 140 },
    { id: 'meaning', say: 'yue4guang1 sa3 zai4 chuang2qian2, xiang4 yi4 ceng2 bai2 shuang1.', zh: '月光洒在床前，像一层白霜。', en: 'The moonlight before the bed looks like white frost.', pause: 0.3, chapter: ['诗的意思', 'What it means'] },
    { id: 'longing', say: 'wang4zhe5 ming2yue4, shi1ren2 xiang3qi3 le5 jia1xiang1.', zh: '望着明月，诗人想起了家乡。', en: 'Watching the moon, the poet remembers his home.', pause: 0 },
  ],
};
