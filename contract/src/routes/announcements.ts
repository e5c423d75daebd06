/** Routes of the announcement port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import {
  AnnouncedFamilyPage,
  AnnouncedFileDraft,
  Announcement,
  AnnouncementAnswer,
  AnnouncementDraft,
  AnnouncementPage,
  AudienceChoices,
  AudienceQuestion,
  AudienceReach,
  ReminderOutcome,
} from '../schemas/announcement.ts';
import { AttachmentId, AttachmentUpload } from '../schemas/attachment.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';

const one = v.object({ announcementId: Id });
const ofFile = v.object({ attachmentId: AttachmentId });

export const listAnnouncements = defineRoute({
  id: 'listAnnouncements',
  method: 'get',
  path: '/announcements',
  tag: 'announcements',
  act: 'announcement.read',
  summary: 'Announcements of the acting identity',
  description: 'A guardian gets what came: what is still to be answered first, then what is not read, then the rest, each newest first. Teachers and managers get what they sent, newest first.',
  query: v.object({ cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of announcements.', schema: AnnouncementPage },
  etag: true,
});

export const listAudiences = defineRoute({
  id: 'listAudiences',
  method: 'get',
  path: '/announcements/audiences',
  tag: 'announcements',
  act: 'announcement.send',
  summary: 'Whom the caller may write to',
  description: 'Classes with their children for a teacher; organisations at and below the own one, with classes where it is a school, for a manager.',
  success: { status: 200, description: 'Organisations and classes.', schema: AudienceChoices },
});

export const previewAudience = defineRoute({
  id: 'previewAudience',
  method: 'post',
  path: '/announcements/preview',
  tag: 'announcements',
  act: 'announcement.send',
  summary: 'Whom it would reach, when, and what these families were sent this week',
  body: AudienceQuestion,
  success: { status: 200, description: 'The reach. Nothing is stored.', schema: AudienceReach },
  problems: ['not-found'],
});

export const sendAnnouncement = defineRoute({
  id: 'sendAnnouncement',
  method: 'post',
  path: '/announcements',
  tag: 'announcements',
  act: 'announcement.send',
  summary: 'Write to families, now or later',
  description: 'What is not urgent and falls into the night goes out in the morning. Words for all that give results of two children or more are refused with `results-to-all`: each family is told its own in `personal`.',
  body: AnnouncementDraft,
  idempotent: true,
  success: { status: 201, description: 'The announcement as it was stored.', schema: Announcement },
  problems: ['not-found', 'results-to-all', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const beginAnnouncedFile = defineRoute({
  id: 'beginAnnouncedFile',
  method: 'put',
  path: '/announcement-attachments/{attachmentId}',
  tag: 'announcements',
  act: 'announcement.attach',
  summary: 'Begin to upload a picture or a file that is to go with an announcement, or go on',
  description: 'Begun again it goes on where it stopped. The limits are those of attachments of messages, and what a person begins is counted together. Nobody but the caller has it before it is sent; what nobody goes on with for a day is thrown away.',
  params: ofFile,
  body: AnnouncedFileDraft,
  success: { status: 200, description: 'How far it is.', schema: AttachmentUpload },
  problems: ['not-found', 'conflict', 'attachment-kind', 'attachment-too-large'],
});

export const uploadAnnouncedFilePart = defineRoute({
  id: 'uploadAnnouncedFilePart',
  method: 'put',
  path: '/announcement-attachments/{attachmentId}/parts/{offset}',
  tag: 'announcements',
  act: 'announcement.attach',
  summary: 'Upload a part of it',
  description: 'At most 1,000,000 bytes, at the place where the file has come to; a part that has come is taken as said. With the last one the bytes are looked at: they must be what the ending of the name says. What a picture tells of place, camera and time is taken out.',
  params: v.object({ ...ofFile.entries, offset: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)) }),
  upload: 'The bytes of the part.',
  success: { status: 200, description: 'How far it is.', schema: AttachmentUpload },
  problems: ['not-found', 'conflict', 'attachment-kind', 'attachment-too-large'],
});

export const dropAnnouncedFile = defineRoute({
  id: 'dropAnnouncedFile',
  method: 'delete',
  path: '/announcement-attachments/{attachmentId}',
  tag: 'announcements',
  act: 'announcement.attach',
  summary: 'Cancel an own upload that is not sent yet',
  params: ofFile,
  success: { status: 204, description: 'It is gone.' },
  problems: ['not-found'],
});

export const readAnnouncedFile = defineRoute({
  id: 'readAnnouncedFile',
  method: 'get',
  path: '/announcements/{announcementId}/attachments/{attachmentId}',
  tag: 'announcements',
  act: 'announcement.read',
  summary: 'The bytes of what went with an announcement',
  description: 'For those who may read the announcement now: it is gone when that is recalled. To be saved or drawn, never opened as a page.',
  params: v.object({ ...one.entries, ...ofFile.entries }),
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});

export const readAnnouncement = defineRoute({
  id: 'readAnnouncement',
  method: 'get',
  path: '/announcements/{announcementId}',
  tag: 'announcements',
  act: 'announcement.read',
  summary: 'One announcement',
  params: one,
  success: { status: 200, description: 'The announcement.', schema: Announcement },
  problems: ['not-found'],
});

export const markAnnouncementRead = defineRoute({
  id: 'markAnnouncementRead',
  method: 'put',
  path: '/announcements/{announcementId}/reading',
  tag: 'announcements',
  act: 'announcement.mark',
  summary: 'Say that an announcement was read',
  params: one,
  success: { status: 204, description: 'Read; also when it was read before.' },
  problems: ['not-found'],
});

export const answerAnnouncement = defineRoute({
  id: 'answerAnnouncement',
  method: 'put',
  path: '/announcements/{announcementId}/answer',
  tag: 'announcements',
  act: 'announcement.answer',
  summary: 'Answer for the own children, or enter what a family said on paper',
  description: 'One answer for each child. Whoever gave it may change a choice until it is due; the sender changes and frees any appointment and any place of a list, and what somebody said who guards the child no longer is changed by whoever does. What the sender entered for a family is marked as such. Nobody but the sender is told. Of two who want the last place or the same appointment at once one gets it, and the other `option-full`, with what was chosen before as it was.',
  params: one,
  body: AnnouncementAnswer,
  success: { status: 200, description: 'The announcement with the answer.', schema: Announcement },
  problems: ['not-found', 'conflict', 'option-full', 'answers-closed'],
});

export const listAnnouncedFamilies = defineRoute({
  id: 'listAnnouncedFamilies',
  method: 'get',
  path: '/announcements/{announcementId}/families',
  tag: 'announcements',
  act: 'announcement.follow',
  summary: 'Who has read and answered, for the sender alone',
  description: 'By class and name, never by time.',
  params: one,
  query: v.object({
    state: v.optional(v.pipe(v.picklist(['unread', 'unanswered', 'joined']), v.description('Only families of whom nobody has read it, that have not answered, or that stand on the list of a sign-up.'))),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of families.', schema: AnnouncedFamilyPage },
  problems: ['not-found'],
});

export const remindFamilies = defineRoute({
  id: 'remindFamilies',
  method: 'post',
  path: '/announcements/{announcementId}/reminders',
  tag: 'announcements',
  act: 'announcement.follow',
  summary: 'Remind those who have not answered, or not read where nothing is asked, and nobody else',
  params: one,
  idempotent: true,
  success: { status: 201, description: 'How many were reminded.', schema: ReminderOutcome },
  problems: ['not-found', 'answers-closed', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const recallAnnouncement = defineRoute({
  id: 'recallAnnouncement',
  method: 'put',
  path: '/announcements/{announcementId}/recall',
  tag: 'announcements',
  act: 'announcement.follow',
  summary: 'Take an announcement back',
  description: 'Families keep its title with the word that it was taken back. Answers that came stay with the sender.',
  params: one,
  success: { status: 200, description: 'The announcement, recalled.', schema: Announcement },
  problems: ['not-found'],
});
