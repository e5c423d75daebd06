import { expect } from '@open-wc/testing';
import { TypingPace } from './typing-pace.ts';

interface Hand {
  words: number;
  betweenKeys: number;
  answerTakes: (word: number) => number;
  isThin?: boolean;
}

/** Types words of six letters, and says how often each was asked, and how long its last letter rested. */
function typing({ words, betweenKeys, answerTakes, isThin = false }: Hand): { asked: number; rest: number }[] {
  const pace = new TypingPace(() => isThin);
  let now = 0;
  let answerAt = Infinity;
  const arrive = (until: number): void => {
    if (answerAt > until) return;
    pace.answered(answerAt);
    answerAt = Infinity;
  };
  return Array.from({ length: words }, (_, word) => {
    let asked = 0;
    let rest = 0;
    for (let letter = 1; letter <= 6; letter += 1) {
      const next = letter < 6 ? now + betweenKeys : now + 3000;
      arrive(now);
      rest = pace.key(now, 'fenshu'.slice(0, letter));
      if (now + rest < next) {
        arrive(now + rest);
        pace.asked(now + rest);
        // A newer question ends the one before.
        answerAt = now + rest + answerTakes(word);
        asked += 1;
      }
      now = next;
    }
    return { asked, rest };
  });
}
const later = (hand: Omit<Hand, 'words'>): { asked: number; rest: number }[] => typing({ words: 4, ...hand }).slice(1);

describe('how long typing rests', () => {
  it('is hardly felt where answers come quickly, and a practised hand asks once a word', () => {
    expect(later({ betweenKeys: 200, answerTakes: () => 110 }).map(({ rest }) => rest)).to.deep.equal([40, 40, 40]);
    for (const { asked, rest } of later({ betweenKeys: 90, answerTakes: () => 110 })) expect([asked, rest]).to.deep.equal([1, 98]);
  });

  it('counts from the key, however late a slow machine hears of it, but leaves the letter time to be drawn', () => {
    const pace = new TypingPace(() => false);
    pace.asked(0);
    pace.answered(60);
    pace.key(1000, 'fe', 1060);
    expect(pace.key(1090, 'fen', 1100), 'the hand takes 90 from key to key, whenever they are heard').to.equal(88);
    expect(pace.key(1180, 'fens', 1400), 'heard when it should have been asked').to.equal(25);
  });

  it('is a rest wherever the clock of an event is another one than that of the page', () => {
    for (const wrong of [1_790_000_000_000, 5000, -5000]) {
      const pace = new TypingPace(() => false);
      for (const took of [100, 380]) {
        pace.asked(0);
        pace.answered(took);
      }
      for (const [index, at] of [1000, wrong, 1200, wrong, 1400].entries()) {
        expect(pace.key(at, 'fenshu', 1000 + 100 * index), `${wrong}, key ${index}`).to.be.within(25, 400);
      }
    }
  });

  it('is no longer after one late answer, and as long as an answer takes after two', () => {
    const late = (...words: number[]) => (word: number): number => (words.includes(word) ? 380 : 110);
    const rests = (hand: Omit<Hand, 'words'>): number[] => later(hand).map(({ rest }) => rest);
    expect(rests({ betweenKeys: 90, answerTakes: late(1) })).to.deep.equal([98, 98, 98]);
    expect(rests({ betweenKeys: 90, answerTakes: late(1, 2) })).to.deep.equal([98, 98, 380]);
  });

  it('[RS-03] asks once a word on a thin line, by a practised hand and by a slow one, and three times at most where the line has just become thin', () => {
    for (const betweenKeys of [90, 200]) {
      const words = typing({ words: 6, betweenKeys, answerTakes: (word) => (word < 2 ? 30 : 700) });
      expect(words[2]?.asked, `just become thin, ${betweenKeys}`).to.be.within(1, 3);
      expect(words.slice(3).map(({ asked }) => asked), `thin, ${betweenKeys}`).to.deep.equal([1, 1, 1]);
    }
    expect(typing({ words: 1, betweenKeys: 200, answerTakes: () => 700, isThin: true })[0]?.asked, 'told by the browser').to.equal(1);
    expect(typing({ words: 1, betweenKeys: 90, answerTakes: () => 700 })[0]?.asked, 'nothing is known yet').to.equal(1);
  });
});
