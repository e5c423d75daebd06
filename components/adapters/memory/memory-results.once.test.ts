/** The memory adapter refuses what the service refuses: results of several children, told to all. */
import { expect } from '@open-wc/testing';
import { newId, newOrderedId } from '../../base/id.ts';
import type { AnnouncementDraft } from '../../base/ports/announcements.ts';
import type { Ports } from '../../base/ports/index.ts';
import { rejection, teacherOf } from '../test/port-suite.ts';
import { createMemoryService } from './memory-ports.ts';

const marks = '李明 96分，欧阳雨桐 88分';
const file = (name: string, description = '') => ({ id: newOrderedId(), kind: 'file' as const, name, description, file: new Blob(['直尺']) });

describe('memory: results of several children', () => {
  let teacher: Ports;
  beforeEach(() => {
    teacher = teacherOf(createMemoryService());
  });

  it('[SEC-15] an announcement tells them to nobody, wherever they stand in it', async () => {
    const draft: AnnouncementDraft = { audience: { kind: 'children', childIds: ['p-li'] }, title: '通知', text: '请看。', personal: [], urgentReason: null, ask: { kind: 'none' }, dueAt: null, scheduledFor: null };
    const slots = [{ id: 's1', startsAt: '2099-01-01T08:00:00.000Z' }];
    const given: Partial<AnnouncementDraft>[] = [
      { text: marks },
      { ask: { kind: 'consent', refusal: marks } },
      { ask: { kind: 'appointment', place: marks, minutes: 10, slots } },
      { attachments: [file(`${marks}.txt`)] },
      { attachments: [file('a.txt', marks)] },
      { personal: [{ childId: 'p-li', text: marks }] },
      { text: '李明 96分，孙悦 88分' },
    ];
    for (const one of given) expect((await rejection(teacher.announcements.send({ ...draft, ...one }, newId()))).code, JSON.stringify(one)).to.equal('results-to-all');
    expect((await teacher.announcements.send({ ...draft, text: '李明 96分', personal: [{ childId: 'p-li', text: '96分' }] }, newId())).value).not.to.equal(null);
  });

  it('[SEC-15] nor does a talk of the class, by its title or by a file', async () => {
    const { chat } = teacher;
    const refused = [
      chat.send('cv-outing', { id: newOrderedId(), text: marks }),
      chat.send('cv-outing', { id: newOrderedId(), text: '', attachments: [file(`${marks}.txt`)] }),
      chat.open({ kind: 'class', classId: 'c-31', title: marks }, newId()),
      chat.configure('cv-outing', { title: marks }),
    ];
    for (const one of refused) expect((await rejection(one)).code).to.equal('results-to-all');
  });
});
