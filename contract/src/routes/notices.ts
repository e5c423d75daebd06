/** Routes of the notice port, and the stream of changes. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { ChangePage, NoticePage, longestUnheardSeconds } from '../schemas/notice.ts';
import { QuietChoice, QuietHours } from '../schemas/quiet-hours.ts';

export const listNotices = defineRoute({
  id: 'listNotices',
  method: 'get',
  path: '/notices',
  tag: 'notices',
  act: 'notice.read',
  summary: 'Notices to the acting identity, newest first',
  query: v.object({ cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of notices and how many are unread.', schema: NoticePage },
});

export const markNoticeRead = defineRoute({
  id: 'markNoticeRead',
  method: 'put',
  path: '/notices/{noticeId}/read',
  tag: 'notices',
  act: 'notice.mark',
  summary: 'Mark a notice as read',
  params: v.object({ noticeId: Id }),
  success: { status: 204, description: 'Read; also when it was read before.' },
  problems: ['not-found'],
});

export const readQuietHours = defineRoute({
  id: 'readQuietHours',
  method: 'get',
  path: '/quiet-hours',
  tag: 'notices',
  act: 'notice.read',
  summary: 'When the caller is left in peace, and what came meanwhile as one digest',
  description: 'Of the acting identity. What is urgent is in no digest: an announcement that says why it cannot wait, and a child that is missed.',
  success: { status: 200, description: 'The own choice, and the digests of now.', schema: QuietHours },
});

export const setQuietHours = defineRoute({
  id: 'setQuietHours',
  method: 'put',
  path: '/quiet-hours',
  tag: 'notices',
  act: 'quiet-hours.set',
  summary: 'Say when one is left in peace',
  body: QuietChoice,
  success: { status: 200, description: 'As it holds from now on.', schema: QuietHours },
});

const Unheard = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^(\d{1,2}|1[01]\d|120)$/),
    v.description(`Only where no sequence is known yet: seconds, 0 to ${longestUnheardSeconds}, for which the client has been reading without a line. What was written within them comes first, so that nothing is missed between its first answer and its line.`),
    v.transform(Number),
  ),
);

export const streamEvents = defineRoute({
  id: 'streamEvents',
  method: 'get',
  path: '/events',
  tag: 'notices',
  act: 'event.read',
  summary: 'Stream of changes (server-sent events)',
  description:
    'Each event has the sequence as `id`, the type as `event` and a ChangeEvent as `data`. The stream begins with a block that has only the newest sequence as `id`, so that a client which loses the line before the first event knows where to go on; with the header `Last-Event-ID` it begins with what came after that sequence. At least every 20 seconds something is sent, if only a comment line: clients take a longer silence for a dead line. Since EventSource can set no headers, clients read the stream with fetch.',
  query: v.object({ unheard: Unheard }),
  success: { status: 200, description: 'The stream.', mediaType: 'text/event-stream' },
});

export const listChanges = defineRoute({
  id: 'listChanges',
  method: 'get',
  path: '/changes',
  tag: 'notices',
  act: 'event.read',
  summary: 'The same changes as a list, for lines that do not carry a stream',
  problems: ['too-many-requests'],
  query: v.object({
    after: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,15}$/),
        v.description('Sequence already seen; 0 for all that is kept. Absent: no changes, only where the list ends now.'),
        v.transform(Number),
      ),
    ),
    wait: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^(\d|1\d|2[0-5])$/),
        v.description('Where there is nothing after `after` yet: seconds, 0 to 25, for which the answer is held back until there is. A service that cannot wait answers at once.'),
        v.transform(Number),
      ),
    ),
    unheard: Unheard,
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'Changes after that sequence.', schema: ChangePage },
});
