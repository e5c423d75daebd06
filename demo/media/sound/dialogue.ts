/** One turn of the listening exercise. */
export interface Turn {
  readonly who: 'Librarian' | 'Li Ming' | 'Teacher';
  readonly en: string;
  readonly zh: string;
  readonly pause: number;
}

/** English, grade 4: a dialogue to listen to, and two questions with time to think. */
export const dialogue = {
  id: 'library-dialogue',
  title: '英语听力：在图书馆',
  titleEn: 'Listening: At the library',
  subject: '英语',
  grade: '四年级',
  description: '听李明在图书馆借书的对话，再回答两个问题。语速较慢，可配合中英文字幕逐句跟读。',
  turns: [
    { who: 'Teacher', en: 'At the library. Listen.', zh: '在图书馆。请听。', pause: 0.9 },
    { who: 'Librarian', en: 'Good morning! Can I help you?', zh: '早上好！需要帮忙吗？', pause: 0.6 },
    { who: 'Li Ming', en: 'Yes, please. I am looking for a book about the moon.', zh: '是的，谢谢。我想找一本关于月亮的书。', pause: 0.6 },
    { who: 'Librarian', en: 'It is over there, next to the window.', zh: '在那边，窗户旁边。', pause: 0.6 },
    { who: 'Li Ming', en: 'Thank you! How long can I keep it?', zh: '谢谢您！我可以借多久？', pause: 0.6 },
    { who: 'Librarian', en: 'You can keep it for two weeks. Here is your card.', zh: '可以借两个星期。这是你的借书卡。', pause: 0.6 },
    { who: 'Li Ming', en: 'Great! I will read it tonight. Goodbye!', zh: '太好了！我今晚就读。再见！', pause: 1.1 },
    { who: 'Teacher', en: 'Question one. Where is the book?', zh: '第一题：书在哪里？', pause: 3 },
    { who: 'Teacher', en: 'Question two. How long can Li Ming keep it?', zh: '第二题：李明可以借多久？', pause: 3 },
    { who: 'Teacher', en: 'Well done. See you next time!', zh: '做得好。下次见！', pause: 0 },
  ],
} as const satisfies { turns: readonly Turn[]; [key: string]: unknown };
