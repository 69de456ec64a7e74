import type { NoAnswer, Outcome, Problem } from '../api-call.ts';
import type { Cut } from '../api-nouns.ts';

/** How parts get to storage, and what passes between tries: the network and the clock, or what a test plays. */
export type PartWay = {
  /** A fresh address for a part: one lasts 15 minutes, a slow line longer. */
  readonly sign: (partNumber: number) => Promise<Outcome<string>>;
  /** Sends bytes `from` up to `to` of the file; gives the status, 0 without an answer. */
  readonly put: (url: string, from: number, to: number, progress: (sent: number) => void) => Promise<number>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Aborted: nothing more is tried. */
  readonly signal?: AbortSignal;
};

/** More fill no line faster, and share it among themselves. */
const atOnce = 3;
/** With their pauses a good half minute: a router that starts again is back by then. */
const mostTries = 6;
const firstPauseMilliseconds = 1000;

const interrupted: NoAnswer = {
  status: 0,
  title: 'Pengiriman terhenti',
  detail:
    'Sambungan terputus, jadi pengiriman terhenti. Yang sudah sampai tidak hilang: pilih berkas yang sama lalu tekan Unggah, dan pengiriman dilanjutkan.',
  code: 'offline',
};

/** Sends the parts of a file of `size` bytes that have not arrived, three at a time; `progress` hears how many bytes are there. Gives why it stopped early. */
export async function sendParts(way: PartWay, size: number, cut: Cut, progress: (arrived: number) => void): Promise<Problem | undefined> {
  const received = new Set(cut.received);
  const numbers = Array.from({ length: cut.parts }, (_, index) => index + 1);
  const waiting = numbers.filter((number) => !received.has(number));
  const arrived = new Map(numbers.filter((number) => received.has(number)).map((number) => [number, bytesOf(number, size, cut)]));
  const tell = (number: number, bytes: number) => {
    arrived.set(number, bytes);
    progress([...arrived.values()].reduce((sum, part) => sum + part, 0));
  };
  let stopped: Problem | undefined;
  const work = async () => {
    for (let number = waiting.shift(); number !== undefined && !stopped; number = waiting.shift()) {
      const problem = await sendPart(way, number, size, cut, tell);
      stopped ??= problem;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return stopped;
}

async function sendPart(
  way: PartWay,
  number: number,
  size: number,
  cut: Cut,
  tell: (number: number, bytes: number) => void,
): Promise<Problem | undefined> {
  const from = (number - 1) * cut.partSize;
  const bytes = bytesOf(number, size, cut);
  for (let tries = 1; ; tries += 1) {
    const signed = await way.sign(number);
    if (!signed.ok && !mayPass(signed.problem.status)) return signed.problem;
    const status = signed.ok ? await way.put(signed.value, from, from + bytes, (sent) => tell(number, Math.min(sent, bytes))) : 0;
    if (status === 200) {
      tell(number, bytes);
      return undefined;
    }
    tell(number, 0);
    if (tries === mostTries || way.signal?.aborted) return interrupted;
    await way.wait(firstPauseMilliseconds * 2 ** (tries - 1));
  }
}

/** Whether trying again may help: no answer, too many requests, or a fault of the service. */
export function mayPass(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function bytesOf(number: number, size: number, { partSize }: Cut): number {
  return Math.min(partSize, size - (number - 1) * partSize);
}
