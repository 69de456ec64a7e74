import { randomInt } from 'node:crypto';
import { type Client, send, textMember, upload } from '../demo/client.ts';
import { aucOf, median } from './chance.ts';
import { withLaptop } from './laptop.ts';

const warmups = 200;
const rounds = 1_500;
/** Of one length, so that no byte more is sent or read for either. */
const ids = { closed: 'daftar-rahasia', nobodys: 'daftar-tak-ada' } as const;
/** Two that nobody has. */
const noise = { closed: 'daftar-kosong-', nobodys: ids.nobodys } as const;
type Kind = keyof typeof ids;

const series: readonly { readonly account?: string; readonly path: string }[] = [
  { path: '/v1/datasets/{id}' },
  { path: '/v1/datasets/{id}/rows' },
  { path: '/dataset/{id}' },
  { account: 'dinsos', path: '/v1/datasets/{id}' },
];

/**
 * Does time tell a closed dataset from none? Both are asked for in turns, in random order, by nobody and by another OPD's operator. The AUC is the chance
 * that a random answer about the closed one took longer than one about the other: 0.5 tells nothing. Beside it the same for two ids that nobody has, which
 * is what noise gives here.
 */
export async function run(): Promise<void> {
  await withLaptop(async (client) => {
    await publishClosed(client);
    for (const { account, path } of series) {
      const headers: Record<string, string> = account ? { Authorization: `Bearer ${await client.token(account)}` } : {};
      const who = `${account ?? 'anonymous'} GET ${path}`;
      print(who, await measure(client.url, path, headers, ids));
      if (path === '/v1/datasets/{id}') print(`${who}, neither exists`, await measure(client.url, path, headers, noise));
    }
  });
}

/** Published while closed: never public, with a version. */
async function publishClosed(client: Client): Promise<void> {
  const exemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Ukur', until: '2031-12-31' };
  const registration = { datasetId: ids.closed, title: 'Ukur', description: 'Ukur', access: 'closed', exemption, cadence: 'annual' };
  await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
  const delivered = await upload(client, 'dinkes', ids.closed, 'ukur.csv', 'kelurahan,jumlah\nCibodas,12\nBenda,7\n');
  const review = `/v1/datasets/${ids.closed}/uploads/${textMember(delivered, 'uploadId')}/review`;
  const reviewed = await send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] });
  if (textMember(reviewed.body, 'state') !== 'published') throw new Error(`the closed dataset was not published: ${reviewed.text}`);
}

type Times = Readonly<Record<Kind, number[]>>;

async function measure(url: string, path: string, headers: Record<string, string>, names: Readonly<Record<Kind, string>>): Promise<Times> {
  const times: Times = { closed: [], nobodys: [] };
  for (let round = 0; round < warmups + rounds; round += 1) {
    const order: readonly Kind[] = randomInt(2) === 0 ? ['closed', 'nobodys'] : ['nobodys', 'closed'];
    for (const kind of order) {
      const taken = await time(url + path.replace('{id}', names[kind]), headers);
      if (round >= warmups) times[kind].push(taken);
    }
  }
  return times;
}

async function time(url: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (response.status !== 404) throw new Error(`the request was answered ${response.status}`);
  return performance.now() - started;
}

function print(what: string, { closed, nobodys }: Times): void {
  const [one, other] = [median(closed), median(nobodys)];
  const difference = ((one - other) * 1000).toFixed(0);
  console.log(
    `${what}: closed p50 ${one.toFixed(3)} ms, nonexistent p50 ${other.toFixed(3)} ms, difference ${difference} µs, AUC ${aucOf(closed, nobodys).toFixed(3)} (${closed.length} each)`,
  );
}
