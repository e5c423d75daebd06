/** The account of the week: what everybody holds beside what was sent, and what phones were told beside what came. */
import type { Figure } from '../../figure.ts';
import type { People } from './people.ts';
import { isAway } from './plan.ts';
import type { Pushes } from './pushes.ts';

export function* accountOf(people: People, pushes: Pushes, isNight: (at: string) => boolean): Iterable<Figure> {
  const none = { atMost: 0 };
  const messages = messagesOf(people);
  const announcements = announcementsOf(people, isNight);
  const told = pushes.count();
  yield { name: 'messages written', value: people.sent, unit: 'messages', goal: { atLeast: 1000 } };
  yield { name: 'of these sent twice at once', value: people.sentTwice, unit: 'messages' };
  yield { name: 'messages on the machines of all who take part', value: messages.held, unit: 'messages' };
  yield { name: 'messages lost to somebody', value: messages.lost, unit: 'messages', goal: none };
  yield { name: 'messages doubled', value: messages.doubled, unit: 'messages', goal: none };
  yield { name: 'messages out of order', value: messages.disordered, unit: 'messages', goal: none };
  yield { name: 'messages that came to a wrong person', value: messages.wrong, unit: 'messages', goal: none };
  yield { name: `talks of others that opened, of ${people.tried} tries`, value: people.opened, unit: 'talks', goal: none };
  yield { name: 'announcements and notices received', value: announcements.held, unit: 'letters', goal: { atLeast: 1000 } };
  yield { name: 'announcements and notices lost, doubled or with a wrong family', value: announcements.wrong, unit: 'letters', goal: none };
  yield { name: 'announcements that can wait, delivered in the night', value: announcements.atNight, unit: 'letters', goal: none };
  yield { name: 'pushes to phones', value: told.all, unit: 'pushes', goal: { atLeast: 1000 } };
  yield { name: 'pushes in quiet hours without need', value: told.disturbed, unit: 'pushes', goal: none };
  yield { name: 'pushes of nothing, or within ten minutes of one before', value: told.empty + told.hurried, unit: 'pushes', goal: none };
  yield { name: 'things of which a phone that nobody looked at was not told once', value: untold(people, pushes), unit: 'things', goal: none };
  yield { name: 'phones that were not told of the storm', value: [...pushes.phones].filter(([owner, phone]) => !people.left.has(owner) && !phone.told.some(({ urgent }) => urgent)).length, unit: 'phones', goal: none };
}

function messagesOf(people: People): { held: number; lost: number; doubled: number; disordered: number; wrong: number } {
  const counts = { held: 0, lost: 0, doubled: 0, disordered: 0, wrong: 0 };
  for (const [person, { talks }] of people.held) {
    const own = [...people.talks.values()].filter((talk) => people.membersOf(talk).includes(person));
    for (const talk of own) counts.lost += talk.messages.filter((id) => talks.get(talk.id)?.ids.includes(id) !== true).length;
    for (const [id, { ids, sequences }] of talks) {
      const talk = people.talks.get(id);
      counts.held += ids.length;
      counts.doubled += ids.length - new Set(ids).size;
      counts.disordered += sequences.filter((sequence, place) => sequence !== place + 1).length;
      const stored = new Set(talk?.messages);
      // Who has left keeps what came before.
      const mayHold = talk !== undefined && (own.includes(talk) || people.left.has(person));
      counts.wrong += ids.filter((one) => !mayHold || !stored.has(one)).length;
    }
  }
  return counts;
}

function announcementsOf(people: People, isNight: (at: string) => boolean): { held: number; wrong: number; atNight: number } {
  const counts = { held: 0, wrong: 0, atNight: 0 };
  for (const [person, { announcements, notices }] of people.held) {
    const expected = people.announced.get(person) ?? new Set<string>();
    counts.held += announcements.size + notices.size;
    counts.wrong += [...announcements.keys()].filter((id) => !expected.has(id)).length;
    counts.atNight += [...announcements.values()].filter(({ at, urgent }) => !urgent && isNight(at)).length;
    if (people.left.has(person)) continue;
    counts.wrong += [...expected].filter((id) => !announcements.has(id)).length + Math.abs(notices.size - (people.decided.get(person) ?? 0));
  }
  return counts;
}

/** Whoever has looked at nothing was told of everything by the phone, each thing once. */
function untold(people: People, pushes: Pushes): number {
  let difference = 0;
  for (const [owner, { told }] of pushes.phones) {
    if (!isAway(owner)) continue;
    const sum = (kind: 'messages' | 'announcements' | 'notices') => told.reduce((total, one) => total + one[kind], 0);
    const held = people.held.get(owner);
    const own = [...people.talks.values()].filter((talk) => people.membersOf(talk).includes(owner));
    const messages = own.flatMap((talk) => talk.messages).filter((id) => people.authors.get(id) !== owner).length;
    const calm = [...(held?.announcements.values() ?? [])].filter(({ urgent }) => !urgent).length;
    difference += Math.abs(sum('messages') - messages) + Math.abs(sum('announcements') - calm) + Math.abs(sum('notices') - (held?.notices.size ?? 0));
  }
  return difference;
}
