import { type Client, member, type Response, send, textMember } from '../../demo/client.ts';

/** The accounts that the smoke test plays with, each somebody's of its own. */
export const roles = ['operator', 'steward', 'reader'] as const;
export type Role = (typeof roles)[number];

/** Whoever asks: one of the accounts, or anyone. */
export type Caller = Role | undefined;

export type SmokeRun = {
  /** By the accounts' roles as names. */
  readonly client: Client;
  readonly say: (line: string) => void;
  /** What its datasets are called by: one run's alone. */
  readonly mark: string;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** The city did not do as it must: what was asked, and what came. */
export class Surprise extends Error {}

/** One request, which must be answered so. Told in one line, without anything that only the caller may know. */
export async function must(
  run: SmokeRun,
  asked: { readonly as?: Role; readonly method?: string; readonly path: string; readonly status: number; readonly what: string },
  body?: unknown,
): Promise<Response> {
  const { as, method = 'GET', path, status, what } = asked;
  const answer = await send(run.client, as, method, path, body);
  if (answer.status !== status) {
    const code = textMember(answer.body, 'code');
    throw new Surprise(
      `${what}: ${method} ${path} as ${as ?? 'anyone'} was answered ${answer.status}${code && ` (${code})`}, and ${status} must come`,
    );
  }
  run.say(`ok  ${what} (${status})`);
  return answer;
}

/** Looks again until it holds. What is made behind a queue comes within the minute. */
export async function until(run: SmokeRun, what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited <= longestWaitMilliseconds; waited += pauseMilliseconds) {
    if (await holds()) return run.say(`ok  ${what}`);
    await run.wait(pauseMilliseconds);
  }
  throw new Surprise(`${what}: not after ${longestWaitMilliseconds / 1000} s`);
}

const pauseMilliseconds = 2_000;
const longestWaitMilliseconds = 120_000;

/** The objects of a list in an answer. */
export function itemsOf(answer: Response): readonly unknown[] {
  const items = member(answer.body, 'items');
  return Array.isArray(items) ? items : [];
}

export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Surprise(what);
}
