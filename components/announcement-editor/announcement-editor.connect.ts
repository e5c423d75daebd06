import { connectPorts } from '../base/controllers/port-connection.ts';
import { PortError } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsAnnouncementSendEvent, LsAnnouncementSendRequestEvent, LsAudiencePreviewRequestEvent } from './announcement-editor.events.ts';
import { LsAnnouncementEditor } from './announcement-editor.ts';
import type { AnnouncementEditorData, AnnouncementEditorState } from './announcement-editor.types.ts';

/** Feeds every `ls-announcement-editor`. */
export function connectAnnouncementEditor(): void {
  connectPorts(LsAnnouncementEditor, {
    needs: ['announcements'],
    connect(link) {
      const { announcements } = link.ports;
      const { host } = link;
      const change = (part: Partial<AnnouncementEditorData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };

      link.on<LsAudiencePreviewRequestEvent>(LsAudiencePreviewRequestEvent.type, ({ detail: { question } }) =>
        link.read(
          'reach',
          // Without a line one can still write; only what is known of the families this week is missing.
          (signal) =>
            question === null
              ? Promise.resolve(null)
              : announcements.preview(question, { signal }).then(
                  ({ value }) => value,
                  (error: unknown) => {
                    if (error instanceof PortError && error.offline) return null;
                    throw error;
                  },
                ),
          (reach) => (host.state.type === 'ready' ? { ...host.state, reach } : host.state),
        ),
      );
      link.on<LsAnnouncementSendRequestEvent>(LsAnnouncementSendRequestEvent.type, async ({ detail: { draft, id } }) => {
        change({ outcome: 'sending' });
        try {
          const { status, value } = await announcements.send(draft, id);
          change({ outcome: value?.state === 'scheduled' ? 'scheduled' : status });
          host.dispatchEvent(new LsAnnouncementSendEvent(value));
        } catch (error) {
          // What was typed stays in the form; the problem is shown beside it.
          change({ outcome: 'none' });
          throw error;
        }
      });
      void link.read(
        'audiences',
        (signal) => announcements.audiences({ signal }),
        ({ value, ...freshness }): AnnouncementEditorState =>
          value.classes.length + value.organisations.length === 0
            ? { type: 'empty' }
            : ready<AnnouncementEditorData>({ choices: value, reach: null, outcome: 'none' }, freshness),
      );
    },
  });
}
