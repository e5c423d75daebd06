/** Home-school chat: a week of a school (`chat/week`); what a talk costs on the line, how soon it is heard, how an announcement reaches a county, and how it opens, scrolls and follows in a page. */
import type { Room } from '../figure.ts';
import { announcement } from './announcement.ts';
import { element } from './element.ts';
import { service } from './service.ts';
import { week } from './week/index.ts';

export const room: Room = {
  settings: {
    service: 'one process, RATE_LIMIT=0, LOG_LEVEL=warn, 10 connections to a PostgreSQL on the same machine; the load runs on the same cores',
    delivery: '19 classes of 50, every member with an open stream; everybody speaks in turn',
    announcement: 'an urgent one of a county with a receipt, to 20,000 children with a guardian each; 5,000 of these have an open stream',
    week: 'part week alone: one process by a clock that is put on by ten minutes; 12 classes of 40, phones of every second guardian at a push service',
    page: 'Chromium, 412 × 780, three rounds, medians; ls-chat over a store that holds the room; bare: plain rows added by hand',
  },
  parts: ['week'],
  async *measure(part) {
    if (part === 'week') {
      yield* week();
      return;
    }
    yield* service();
    yield* announcement();
    yield* element();
  },
};
