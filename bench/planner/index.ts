/** The lesson planner: how a term of 600 plans opens and moves in a page, what keeping costs, and what comes over the line first. */
import type { Room } from '../figure.ts';
import { inPage } from './in-page.ts';
import { size } from './size.ts';

export const room: Room = {
  settings: {
    load: '600 plans of eight steps, two courses of fifteen hours a week, 20 weeks',
    page: 'Chromium, 1366 × 768, processor four times slower unless it is said otherwise; what is shown has been fetched before; medians',
    ports: 'answer at once: what is timed is the page, not the service',
  },
  parts: ['page', 'size'],
  async *measure(part) {
    if (part === undefined || part === 'page') yield* inPage();
    if (part === undefined || part === 'size') yield* size();
  },
};
