/** Asks a repository, with patience: it may be slow, busy or cut short. */
import { setTimeout as wait } from 'node:timers/promises';
import { Findings, type Finding } from '../reading/finding.ts';
import { largestAnswer, readAnswer, type OaiAnswer } from './read-answer.ts';

export interface Asking {
  fetch?: (address: string, init: { signal: AbortSignal; headers: Record<string, string> }) => Promise<Response>;
  /** For a whole answer. */
  mostMilliseconds?: number;
  /** Of a whole answer. */
  mostBytes?: number;
  /** Before it is asked again; twice as long each time. */
  pauseMilliseconds?: number;
}

export interface Asked {
  answer: OaiAnswer | null;
  findings: Finding[];
}

const tries = 3;
/** A repository that asks for a longer pause is asked again another day. */
const longestPause = 120_000;

/** Answers the last try: whatever came of it. */
export async function ask(file: string, address: string, { fetch: get = fetch, mostMilliseconds = 60_000, mostBytes = largestAnswer, pauseMilliseconds = 2000 }: Asking): Promise<Asked> {
  for (let turn = 1; ; turn += 1) {
    const findings = new Findings();
    let pause = pauseMilliseconds * 2 ** (turn - 1);
    let answer: OaiAnswer | null = null;
    try {
      const response = await get(address, { signal: AbortSignal.timeout(mostMilliseconds), headers: { Accept: 'text/xml' } });
      if (response.ok) answer = readAnswer(file, await readBody(response, mostBytes), findings);
      else {
        await response.body?.cancel();
        const seconds = Number(response.headers.get('retry-after') ?? '');
        if (seconds > 0) pause = seconds * 1000;
        findings.error(file, { line: null, field: null, rule: 'oai.status', params: { status: response.status } });
        const mayPass = response.status >= 500 || response.status === 429 || response.status === 408;
        if (!mayPass) return { answer, findings: findings.list() };
      }
    } catch (error) {
      const rule = error instanceof AnswerTooLarge ? 'oai.too-large' : 'oai.unreachable';
      findings.error(file, { line: null, field: null, rule, params: { largest: mostBytes } });
      if (error instanceof AnswerTooLarge) return { answer, findings: findings.list() };
    }
    const isWhole = answer !== null && !answer.isCut;
    if (isWhole || turn === tries || pause > longestPause) return { answer, findings: findings.list() };
    await wait(pause);
  }
}

class AnswerTooLarge extends Error {}

async function readBody(response: Response, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > mostBytes) throw new AnswerTooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
