import { type Client, send } from '../../demo/client.ts';
import type { KeptAnswer } from './archive.ts';
import type { Read } from './story.ts';

/** Of one moment or one wording alone: which request it was, what the clock makes of an end, and sentences, which a later version may say better. */
const passing = new Set(['requestId', 'isLive', 'expiresAt', 'message', 'mend', 'detail']);

/** What a laptop answers to a GET; of a redirect to a file the file's text. */
export async function answerOf(client: Client, { account, path }: Read): Promise<KeptAnswer> {
  const { status, body } = await send(client, account, 'GET', path);
  const asked = { ...(account === undefined ? {} : { account }), path, status };
  if (status !== 302) return { ...asked, body: lasting(body) };
  return { ...asked, body: await (await fetch(`${client.url}${path}`)).text() };
}

function lasting(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? null), (name, value) => (passing.has(name) ? undefined : value));
}
