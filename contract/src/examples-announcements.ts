/** The part of the story about an announcement: an outing, to which a family agrees. */
import { pushExamples } from './examples-push.ts';
import { quietHourExamples } from './examples-quiet-hours.ts';
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  teacher: { id: string; name: string };
  school: { id: string; name: string; level: 'school' };
  class31: { id: string; name: string };
  learner: { id: string; name: string };
}
type Own = Pick<
  Examples,
  | 'listAnnouncements' | 'listAudiences' | 'previewAudience' | 'sendAnnouncement' | 'readAnnouncement' | 'markAnnouncementRead'
  | 'answerAnnouncement' | 'listAnnouncedFamilies' | 'remindFamilies' | 'recallAnnouncement'
  | 'beginAnnouncedFile' | 'uploadAnnouncedFilePart' | 'dropAnnouncedFile' | 'readAnnouncedFile'
> & Pick<Examples, 'readQuietHours' | 'setQuietHours' | 'readPushOffer' | 'addPushDevice' | 'removePushDevice'>;

export function announcementExamples({ teacher, school, class31, learner }: People): Own {
  const plan = { id: '019a2b3c-9d5e-7f60-8a1b-2c3d4e5f6092', kind: 'picture', name: '路线图.jpg', mediaType: 'image/jpeg', sizeBytes: 284_310, width: 1600, height: 1200, description: '学校到湿地公园的路线' } as const;
  const announced = {
    id: 'an-7',
    title: '周五秋游，请确认',
    text: '周五上午去湿地公园，中午12点回校。请带水和一件外套。',
    sender: teacher,
    organisation: school,
    urgentReason: null,
    ask: { kind: 'consent', refusal: '不参加的孩子在校由李老师看护，照常上课。' } as const,
    dueAt: '2026-09-03T10:00:00.000Z',
    state: 'sent' as const,
    at: '2026-09-02T08:00:00.000Z',
    attachments: [plan],
  };
  const received: RouteOutput<Routes['readAnnouncement']> = {
    ...announced,
    counts: [],
    received: { readAt: null, remindedAt: null, toAnswer: true, children: [{ child: learner, personal: null, answer: null }] },
    sent: null,
  };
  const sentAnnouncement: RouteOutput<Routes['sendAnnouncement']> = {
    ...announced,
    counts: [{ optionId: 'agree', count: 31 }],
    received: null,
    sent: { families: 40, reachable: 39, read: 36, answered: 31, places: [class31.name] },
  };
  const ownAnswer = { answeredAt: '2026-09-02T09:41:00.000Z', own: true, onBehalf: false, choices: ['agree'], signature: null };
  const audience = { kind: 'classes' as const, classIds: [class31.id] };
  return {
    ...quietHourExamples,
    ...pushExamples,
    listAnnouncements: { answer: { items: [received], nextCursor: null, total: 1, toAnswer: 1, unread: 1, waiting: 1 } },
    listAudiences: { answer: { organisations: [], classes: [{ ...class31, school: '云岭县第一小学', children: [learner] }] } },
    previewAudience: {
      body: { audience, isUrgent: false, scheduledFor: null },
      answer: {
        families: 40, guardians: 71, unreachable: [{ id: 'p-1031', name: '李明' }], unreachableCount: 1,
        load: { announcements: 3, tasks: 4, cap: 10 }, deliverAt: '2026-09-02T08:00:00.000Z',
      },
    },
    beginAnnouncedFile: { body: { kind: 'picture', name: plan.name, sizeBytes: 301_000, description: plan.description }, answer: { id: plan.id, sizeBytes: 301_000, received: 0, attachment: null } },
    uploadAnnouncedFilePart: { answer: { id: plan.id, sizeBytes: 301_000, received: 301_000, attachment: plan } },
    dropAnnouncedFile: {},
    readAnnouncedFile: {},
    sendAnnouncement: {
      body: { audience, title: announced.title, text: announced.text, personal: [], urgentReason: null, ask: announced.ask, dueAt: announced.dueAt, scheduledFor: null, attachments: [plan.id] },
      answer: sentAnnouncement,
    },
    readAnnouncement: { answer: received },
    markAnnouncementRead: {},
    answerAnnouncement: {
      body: { childIds: [learner.id], choices: ['agree'], signature: null },
      answer: { ...received, received: { readAt: ownAnswer.answeredAt, remindedAt: null, toAnswer: false, children: [{ child: learner, personal: null, answer: ownAnswer }] } },
    },
    listAnnouncedFamilies: {
      answer: {
        items: [{
          child: learner, class: class31, guardians: [{ id: 'p-3001', name: '艾力·吐尔逊', readAt: ownAnswer.answeredAt }], remindedAt: null,
          answer: { ...ownAnswer, own: false, by: { id: 'p-3001', name: '艾力·吐尔逊' } },
        }],
        nextCursor: null,
        total: 1,
      },
    },
    remindFamilies: { answer: { reminded: 4 } },
    recallAnnouncement: { answer: { ...sentAnnouncement, state: 'recalled' } },
  };
}
