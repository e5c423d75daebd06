/** Home-school chat: what a talk costs on the line, and how soon it is heard. */
import type { Room } from '../figure.ts';
import { service } from './service.ts';

export const room: Room = {
  settings: {
    service: 'one process, RATE_LIMIT=0, LOG_LEVEL=warn, 10 connections to a PostgreSQL on the same machine; the load runs on the same cores',
    delivery: '19 classes of 50, every member with an open stream; everybody speaks in turn',
  },
  async *measure() {
    yield* service();
  },
};
