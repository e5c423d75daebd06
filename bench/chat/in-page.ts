/** The stopwatch of a measured page. Runs in it, so it stands alone: nothing outside the function reaches in. */
import type { BenchMessage } from './pages/contract.ts';

export interface Scrolled {
  frames: number[];
  /** Frames in which two neighbouring sixths of the list had no message. */
  blank: number;
  /** Frames in which a message moved more than 12 px against the scroll. */
  wrongWay: number;
}
export interface Stopwatch {
  prepare(count: number): void;
  /** Milliseconds until the last message has been painted. */
  open(): Promise<number>;
  /** Milliseconds from each new message to its paint. */
  append(times: number, pauseMs: number): Promise<number[]>;
  middle(): { x: number; y: number; height: number };
  watch(): void;
  stop(): Scrolled;
}
declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

export function stopwatch(): void {
  const sentences = [
    '收到，谢谢老师。', '明天降温，请给孩子多带一件外套。', '今天的数学作业是练习册第 36 页第 1 到 5 题，第 5 题选做，家里请不要代写。', '好的', '孩子昨天晚上有点发烧，今天想请一天假，麻烦您批一下。',
    '家长会在二楼阶梯教室。校门口停车位有限，建议大家乘坐公共交通前来；老人来参加的请提前告诉我，我安排同学在门口引导，会后可以单独留下来谈一谈。', '水杯落在教室了吗？蓝色的，上面贴了名字。', '辛苦了🌹',
  ];
  const names = ['王老师', '李晓彤妈妈', '张子涵爸爸', '陈宇轩奶奶', '马依娜妈妈', '扎西爸爸', '吴浩然外公'];
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const make = (n: number): BenchMessage => {
    const author = Math.floor(random() * names.length);
    const text = Array.from({ length: 1 + Math.floor(random() * random() * 4) }, () => sentences[Math.floor(random() * sentences.length)]).join('');
    return { id: `m${String(n).padStart(7, '0')}`, n, ts: Date.UTC(2025, 8, 1) + n * 130_000, author: { id: `u${author}`, name: names[author] ?? '', role: author === 0 ? 'teacher' : 'guardian' }, mine: author === 1, text };
  };
  const frame = async (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = async (): Promise<void> => {
    await frame();
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  };
  const isSeen = (id: string): boolean => {
    const { chatBench } = window;
    const [row, list] = [chatBench.find(id)?.getBoundingClientRect(), chatBench.scroller()?.getBoundingClientRect()];
    return row !== undefined && list !== undefined && row.height > 4 && row.bottom > list.top + 4 && row.top < list.bottom - 4;
  };
  const untilPainted = async (id: string, begun: number): Promise<number> => {
    // Looked for in frames only, so that rows put in at once and rows that follow in a microtask are timed alike.
    do {
      if (performance.now() - begun > 20_000) throw new Error(`${id} was not painted.`);
      await frame();
    } while (!isSeen(id));
    await painted();
    return performance.now() - begun;
  };
  let messages: BenchMessage[] = [];
  let appended = 0;
  let watching = false;
  let scrolled: Scrolled = { frames: [], blank: 0, wrongWay: 0 };

  window.stopwatch = {
    prepare: (count) => void (messages = Array.from({ length: count }, (_, n) => make(n))),
    open: async () => {
      const begun = performance.now();
      void window.chatBench.open(messages);
      return untilPainted(messages.at(-1)?.id ?? '', begun);
    },
    append: async (times, pauseMs) => {
      const delays: number[] = [];
      for (let count = 0; count < times; count += 1) {
        const message = { ...make(messages.length + appended), mine: false, ts: Date.now() };
        appended += 1;
        // Spread over the frame.
        await new Promise((resolve) => setTimeout(resolve, pauseMs + ((count * 7) % 16)));
        const begun = performance.now();
        window.chatBench.append(message);
        delays.push(await untilPainted(message.id, begun));
      }
      return delays;
    },
    middle: () => {
      const { left, top, width, height } = (window.chatBench.scroller() ?? document.body).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, height };
    },
    watch: () => {
      const { chatBench } = window;
      const list = chatBench.scroller();
      if (list === null) throw new Error('There is nothing to scroll.');
      watching = true;
      scrolled = { frames: [], blank: 0, wrongWay: 0 };
      let before = performance.now();
      let anchor: { row: Element; id: string | undefined; top: number } | undefined;
      const probe = (): void => {
        const { top, height, bottom } = list.getBoundingClientRect();
        const rows = [...(list.querySelectorAll(chatBench.row) as Iterable<Element>)].map((row) => ({ row, place: row.getBoundingClientRect() })).filter(({ place }) => place.bottom > top && place.top < bottom);
        const at = (y: number) => rows.find(({ place }) => place.top - 12 <= y && place.bottom + 12 >= y);
        const hits = Array.from({ length: 6 }, (_, sixth) => at(top + (height * (sixth + 0.5)) / 6));
        if (hits.some((hit, sixth) => sixth > 0 && hit === undefined && hits[sixth - 1] === undefined)) scrolled.blank += 1;
        if (anchor?.row.isConnected && chatBench.idOf(anchor.row) === anchor.id && anchor.row.getBoundingClientRect().top - anchor.top < -12) scrolled.wrongWay += 1;
        const middle = hits[2] ?? hits[3];
        anchor = middle && { row: middle.row, id: chatBench.idOf(middle.row), top: middle.place.top };
      };
      const channel = new MessageChannel();
      channel.port1.onmessage = () => watching && probe();
      const step = (now: number): void => {
        if (!watching) return;
        scrolled.frames.push(now - before);
        before = now;
        channel.port2.postMessage(0);
        requestAnimationFrame(step);
      };
      requestAnimationFrame((now) => {
        before = now;
        requestAnimationFrame(step);
      });
    },
    stop: () => {
      watching = false;
      return scrolled;
    },
  };
}
