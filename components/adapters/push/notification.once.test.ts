import { expect } from '@open-wc/testing';
import { notificationOf } from './notification.ts';

const content = { language: 'zh-CN', urgent: null as { kind: 'announcement' | 'absence'; why: string | null } | null, announcements: 0, messages: 0, notices: 0 };
const shown = (part: Partial<typeof content>) => notificationOf(JSON.stringify({ ...content, ...part }).padEnd(256));

describe('what a service worker shows of a push', () => {
  it('[P-05] says what there is by kinds and counts, in the language of the device, and where it is read', () => {
    expect(shown({ announcements: 2, messages: 5 })).to.deep.equal({ title: '学习空间', body: '通知 2 条，留言 5 条', lang: 'zh-CN', dir: 'ltr', tag: 'ls-news', isUrgent: false, place: 'announcements' });
    expect(shown({ messages: 1 }).place).to.equal('talks');
    expect(shown({ language: 'en-GB', notices: 3 })).to.deep.include({ body: 'Reminders: 3', lang: 'en', place: 'notices' });
    expect(shown({ language: 'ug', messages: 1 })).to.deep.include({ lang: 'ug', dir: 'rtl' });
    expect(shown({ language: 'bo', messages: 1 }).title).to.equal('སློབ་སྦྱོང་བར་སྟོང་།');
    expect(shown({ language: 'fr', messages: 1 }).lang).to.equal('zh-CN');
  });

  it('[P-05] says why what is urgent cannot wait, and that it is urgent where no reason may stand there', () => {
    expect(shown({ urgent: { kind: 'announcement', why: '台风，明天停课 $& {{why}}' }, messages: 3 })).to.deep.include({ title: '紧急通知', body: '不能等的原因：台风，明天停课 $& {{why}}', tag: 'ls-urgent', isUrgent: true, place: 'announcements' });
    expect(shown({ urgent: { kind: 'announcement', why: null } }).body).to.include('免打扰');
    expect(shown({ urgent: { kind: 'absence', why: null } })).to.deep.include({ title: '考勤提醒', place: 'notices' });
  });

  it('shows something of what it cannot read, and no word of it', () => {
    for (const text of ['', 'x', '{}', '[]', '{"language":"zh-CN","urgent":{"kind":"advert","why":"买"},"announcements":1,"messages":1,"notices":1}', '{"language":"zh-CN","urgent":null,"announcements":-1,"messages":0,"notices":0}']) {
      expect(notificationOf(text)).to.deep.include({ title: '学习空间', body: '有新消息，打开看看。', tag: 'ls-news' });
    }
  });
});
