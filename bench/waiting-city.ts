import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { citySchema } from '../cities/city.ts';
import { type Client, send, textMember, upload } from '../demo/client.ts';
import { metaKey, waitingReviewKey } from '../functions/aws/dynamo/catalog-keys.ts';
import { demoAccounts } from '../local/accounts.ts';
import { startLaptop } from '../local/laptop.ts';
import { currentAssembly } from '../local/synthesize.ts';
import { withCatalogTable } from '../test/access-matrix/catalog-table.ts';
import { root } from './laptop.ts';

const original = 'menunggu-0';
const cityFile = join(root, 'cities/kota-tangerang.json');

/** A laptop on which `count` uploads of as many datasets, of all OPDs in turn, wait for the steward; gone after `work`. */
export async function withWaiting(count: number, work: (client: Client) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'satudata-waiting-'));
  const assemblyDirectory = await currentAssembly(root, console.error);
  const start = async () => {
    const laptop = await startLaptop({ assemblyDirectory, home, port: 0, accounts: demoAccounts(cityFile) });
    return { client: { url: laptop.url, token: laptop.issueToken }, stop: laptop.stop };
  };
  try {
    const first = await start();
    const uploadId = await sendOriginal(first.client);
    await first.stop();
    await writeCopies({ assemblyDirectory, home }, uploadId, count);
    const second = await start();
    await work(second.client);
    await second.stop();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function sendOriginal(client: Client): Promise<string> {
  const registration = { datasetId: original, title: 'Menunggu', description: 'Ukur', access: 'limited', cadence: 'annual' };
  await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
  const sent = await upload(client, 'dinkes', original, 'ukur.csv', 'kelurahan,jumlah\nCibodas,12\nBenda,7\n');
  if (textMember(sent, 'state') !== 'in-review') throw new Error(`the original does not wait: ${JSON.stringify(sent)}`);
  return textMember(sent, 'uploadId');
}

async function writeCopies(place: { assemblyDirectory: string; home: string }, uploadId: string, count: number): Promise<void> {
  const { opds } = citySchema.parse(JSON.parse(readFileSync(cityFile, 'utf8')));
  await withCatalogTable(place, async (documents, table) => {
    const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': metaKey(original).pk } };
    const { Items = [] } = await documents.send(new QueryCommand(query));
    for (let n = 1; n < count; n += 1) {
      const datasetId = `menunggu-${n}`;
      const opdId = opds[n % opds.length]?.id ?? '';
      const copies = Items.map((item) => ({ ...item, pk: metaKey(datasetId).pk, datasetId, ...('opdId' in item ? { opdId } : {}) }));
      const waiting = { datasetId, uploadId, opdId, since: new Date(n).toISOString() };
      const lists = [undefined, opdId].map((list) => ({ ...waitingReviewKey(list, datasetId, uploadId), ...waiting }));
      const puts = [...copies, ...lists].map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
    }
  });
}
