/** What the county in memory publishes about data, one decision, and a request of each state. */
import type { MemoryPrivacy } from './fixtures.types.ts';

const publishedAt = '2026-08-25T02:00:00.000Z';
const pupil = { id: 'p-maimaiti', name: '买买提·艾力' };
const father = { id: 'p-aili', name: '艾力·吐尔逊' };
const common = {
  version: 1, publishedAt, place: '存放在云岭县教育局机房，不出县、不出境。',
  complaints: '可以向学校、云岭县教育局（0871-5550100）或网信部门投诉举报。', correction: '在本页“我的申请”里提出，学校在十五个工作日内办理并答复。',
};

export const privacy: MemoryPrivacy = {
  rules: {
    version: 1, publishedAt,
    short: '这里只记学习需要的东西，比如看到哪里、做完没有。不给别的同学看，不卖给任何人。你和爸爸妈妈随时可以问、可以改、可以删。',
    text: '一、我们收集什么\n\n姓名、班级和学习记录，来自学校的名册和你在这里的学习。\n\n二、为什么收集\n\n让你接着上次的地方学，让老师知道全班学到哪里。\n\n三、谁能看到\n\n你、你的家长和任课老师。别的同学和家长看不到。\n\n四、保存多久\n\n到你或家长申请删除、学校办理为止。\n\n五、怎么问、怎么改、怎么删\n\n在这一页提出申请，或联系下面的负责人。',
    contact: { name: '云岭县教育局数据保护专员', phone: '0871-5550100', email: 'privacy@yunling.example', address: null },
  },
  items: [
    {
      ...common, id: 'learning-records', kind: 'learning-records', necessary: true, title: '记录学习进度',
      purpose: '让孩子接着上次的地方学，让任课教师了解全班进度、安排辅导。', method: '孩子在空间里学习时自动记录，教师和家长查看。', scope: '看到哪里、做完没有、答题对错和时间。',
      period: '保存到您申请删除、学校办理为止。', safeguards: '只有孩子本人、家长和任课教师能看；每次同意和撤回都留有记录。', refusal: '不同意不会停掉孩子的课；学校会与您联系，改用纸质方式完成需要记录的任务。',
    },
    {
      ...common, id: 'class-photos', kind: 'other', necessary: false, title: '班级活动照片放上班级相册',
      purpose: '记录班级活动，让家长看到孩子在校的样子。', method: '教师拍摄后放在本班相册，本班师生和家长可以看。', scope: '孩子在集体活动中的照片，不含姓名。',
      period: '到本学年结束，之后删除。', safeguards: '只放在本班相册；每次同意和撤回都留有记录。', refusal: '不拍、不放有这个孩子的照片，其他一切照旧。',
    },
  ],
  decisions: [{ itemId: 'learning-records', childId: pupil.id, version: 1, agreed: true, decidedBy: father, decidedAt: '2026-09-01T11:20:00.000Z' }],
  choices: [],
  requests: [
    {
      id: 'dr-copy', right: 'copy', subject: pupil, text: '', state: 'done', requestedBy: father, requestedAt: '2026-10-12T11:00:00.000Z', schoolId: 'o-school-1',
      answer: { by: { id: 'p-liu', name: '刘主任' }, at: '2026-10-14T02:30:00.000Z', text: '学习记录已打印，请凭身份证到教务处领取。' },
    },
    { id: 'dr-explain', right: 'explain', subject: { id: 'p-li', name: '李明' }, text: '为什么要记答题的时间？', state: 'submitted', requestedBy: { id: 'p-guoqiang', name: '李国强' }, requestedAt: '2026-11-19T10:00:00.000Z', schoolId: 'o-school-1', answer: null },
  ],
};
