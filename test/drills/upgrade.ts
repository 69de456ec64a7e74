import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Client, send } from '../../demo/client.ts';
import { allOf } from '../../upkeep/all-of.ts';
import { tableOf } from '../../upkeep/copy-city.ts';
import { answerOf } from '../old-homes/answer-of.ts';
import { type KeptAnswer, unpackHome } from '../old-homes/archive.ts';
import { type Running, startIn } from './city.ts';
import { type Drill, root } from './drill.ts';

const readersAtOnce = 4;
/** Of the story (test/old-homes/story.ts): an upload that 0.1.0 kept, whose number alone found nothing then. */
const uploadsPath = '/v1/datasets/penduduk/uploads';

/** 0.1.0's home is brought to today's shape of items, while it is read. */
export const upgradeDrill: Drill = {
  name: 'upgrade',
  title: 'A city of 0.1.0 is brought to today’s shape of items while it is read',
  async run(stage) {
    const { answers: kept } = await unpackHome(join(root, 'test/old-homes/0.1.0.zip'), stage.home);
    const running = await startIn(stage.home);
    const before = await keysOf(running);
    const [number] = await uploadsOf(running.client);
    const asHelpdesk = async () => (await send(running.client, 'helpdesk', 'GET', `/v1/uploads/${number}`)).status;
    stage.say(`${before.length} items. The helpdesk asks for an upload by its number alone: ${await asHelpdesk()}`);
    const readers = startReaders(running.client, kept);
    await stage.command('migrate', []);
    const { reads, worst, other } = await readers.stop();
    stage.say(
      `${readersAtOnce} readers asked ${reads} times meanwhile: the worst status of theirs was ${worst}, ${other.length} answers other than before`,
    );
    if (worst >= 500 || other.length > 0 || reads < kept.length) throw new Error(`readers met ${worst}: ${other.slice(0, 3).join(', ')}`);
    await stage.command('migrate', []);
    const after = new Set(await keysOf(running));
    const lost = before.filter((key) => !after.has(key));
    stage.say(`${after.size} items, ${lost.length} lost. The helpdesk asks again: ${await asHelpdesk()}`);
    if (lost.length > 0 || (await asHelpdesk()) !== 200) throw new Error('the upgrade lost or missed something');
    await running.stop();
  },
};

async function keysOf({ city }: Running): Promise<string[]> {
  return (await allOf(tableOf(city, 'catalog').items())).map(({ pk, sk }) => `${pk} ${sk}`);
}

async function uploadsOf(client: Client): Promise<readonly string[]> {
  const { text } = await send(client, 'dinkes', 'GET', uploadsPath);
  return [...text.matchAll(/"uploadId":"([0-9A-Z]{26})"/g)].map(([, id = '']) => id);
}

type Read = { readonly reads: number; readonly worst: number; readonly other: readonly string[] };

/** Readers who ask all that the version before answered, again and again, until they are stopped. Each has asked everything once by then. */
function startReaders(client: Client, kept: readonly KeptAnswer[]): { readonly stop: () => Promise<Read> } {
  let isStopped = false;
  let [reads, worst] = [0, 0];
  const other: string[] = [];
  const read = async (first: number) => {
    for (let turn = 0; !isStopped || turn < kept.length; turn += 1) {
      const expected = kept[(first + turn) % kept.length];
      if (expected === undefined) return;
      const { account, path } = expected;
      const answer = await answerOf(client, { path, ...(account === undefined ? {} : { account }) });
      reads += 1;
      worst = Math.max(worst, answer.status);
      if (!holds(answer, expected)) other.push(path);
    }
  };
  const all = Promise.all(Array.from({ length: readersAtOnce }, (_, index) => read(index * 7)));
  return {
    async stop() {
      isStopped = true;
      await all;
      return { reads, worst, other };
    },
  };
}

/** Whether an answer says all that the kept one said; a later version may say more. */
function holds(now: unknown, kept: unknown): boolean {
  if (Array.isArray(kept)) return Array.isArray(now) && now.length === kept.length && kept.every((one, index) => holds(now[index], one));
  if (typeof kept !== 'object' || kept === null) return isDeepStrictEqual(now, kept);
  if (typeof now !== 'object' || now === null) return false;
  const said = new Map<string, unknown>(Object.entries(now));
  return Object.entries(kept).every(([name, value]) => holds(said.get(name), value));
}
