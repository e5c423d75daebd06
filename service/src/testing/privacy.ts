/** What a platform of the tests publishes about data. */
import type * as v from 'valibot';
import type { PrivacyDocument } from '../../../contract/src/index.ts';

type Document = v.InferInput<typeof PrivacyDocument>;
type Item = Document['items'][number];

export const consentItem = (given: Partial<Item> = {}): Item => ({
  id: 'photos', kind: 'other', necessary: false, title: '班级活动照片', purpose: '记录班级活动。', method: '教师拍摄后发在班级相册。', scope: '孩子的照片。', place: '县机房。',
  period: '到学年结束。', safeguards: '只有本班能看。', refusal: '不拍这个孩子，其他不变。', complaints: '县教育局。', correction: '在“个人信息”提出。', ...given,
});

export const privacyDocument = (items: readonly Item[] = [consentItem()]): Document => ({
  rules: { short: '我们只记学习需要的东西。', text: '一、收集什么……', contact: { name: '数据保护专员', phone: '0871-5550100', email: null, address: null } },
  items: [...items],
});
