import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Client, send, textMember, upload } from '../../demo/client.ts';
import { accountKey, boundPersonKey, grantKey, metaKey, unitKey } from '../../functions/aws/dynamo/catalog-keys.ts';
import { type Laptop, type LaptopOptions, startLaptop } from '../../local/laptop.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { boundCitizen, groupsOf, principalNames, unitsOf } from '../fakes/principals.ts';
import { refusedAccounts } from './bad-tokens.ts';
import { withCatalogTable } from './catalog-table.ts';
import { datasetAt, grantsAt } from './fixtures.ts';
import type { LevelName, StateName } from './matrix.ts';

/** One dataset that the matrix wants: at that level, in that state. */
export type Wanted = { readonly datasetId: string; readonly level: LevelName; readonly state: StateName };
export type MatrixCity = {
  readonly laptop: Laptop;
  readonly uploadId: string;
  /** The laptop's own folder: logs, metrics, everything. */
  readonly home: string;
  readonly stop: () => Promise<void>;
};

const original = 'contoh-matriks';
const root = resolve(import.meta.dirname, '../..');

/** Each principal of the matrix who has an account. */
const accounts = principalNames.flatMap((name) => {
  const groups = groupsOf[name];
  return groups ? [{ id: name, sub: `sub-${name}`, name, groups }] : [];
});

/**
 * A laptop with all the datasets wanted. One is published through the API as a clerk would; the rest are its copies under other ids, levels and
 * states, written straight into the stopped laptop's catalog table: the matrix is about who may, not about how a state comes about. `door` is what its front door keeps, and by which clock.
 */
export async function startMatrixCity(
  wanted: readonly Wanted[],
  door: Pick<LaptopOptions, 'keepsAnswers' | 'now'> = {},
): Promise<MatrixCity> {
  const home = mkdtempSync(join(tmpdir(), 'satudata-matrix-'));
  const assemblyDirectory = await currentAssembly(root, () => undefined);
  const start = (more: typeof door = {}) => startLaptop({ assemblyDirectory, home, port: 0, accounts, ...more });
  const first = await start();
  const uploadId = await publishOriginal({ url: first.url, token: (account) => first.issueToken(account) });
  await first.stop();
  await writeCopies(assemblyDirectory, home, wanted);
  const laptop = await start(door);
  const stop = async () => {
    await laptop.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { laptop, uploadId, home, stop };
}

async function publishOriginal(client: Client): Promise<string> {
  const body = { datasetId: original, title: 'Contoh', description: 'Untuk matriks', access: 'open', cadence: 'annual' };
  const registered = await send(client, 'operator', 'POST', '/v1/datasets', body);
  if (registered.status !== 201) throw new Error(`the original was not registered: ${registered.text}`);
  const entry = { title: 'Menurut kelurahan', standard: { fields: [{ name: 'kelurahan', type: 'string' }] } };
  const kept = await send(client, 'steward', 'PUT', '/v1/standards/per-kelurahan', entry);
  if (kept.status !== 201) throw new Error(`the library took no standard: ${kept.text}`);
  const delivered = await upload(client, 'operator', original, 'contoh.csv', 'kelurahan,jumlah\nCibodas,12\nBenda,7\n');
  const uploadId = textMember(delivered, 'uploadId');
  const review = { decision: 'approve', reasons: [] };
  const reviewed = await send(client, 'steward', 'POST', `/v1/datasets/${original}/uploads/${uploadId}/review`, review);
  if (textMember(reviewed.body, 'state') !== 'published') throw new Error(`the original was not published: ${reviewed.text}`);
  return uploadId;
}

async function writeCopies(assemblyDirectory: string, home: string, wanted: readonly Wanted[]): Promise<void> {
  await withCatalogTable({ assemblyDirectory, home }, async (documents, TableName) => {
    const items = await itemsOfOriginal(documents, TableName);
    const accountItems = refusedAccounts.map((one) => ({ ...accountKey(one.sub), ...one }));
    const citizen = { ...boundPersonKey(boundCitizen.sub), ...boundCitizen };
    // The datasets that cells share: those of their own are for whoever may change them.
    const shared = wanted.map(({ datasetId, level, state }) => ({ datasetId, key: `m-${level}-${state.replaceAll(' ', '-')}` }));
    const delivered = shared.filter(({ datasetId, key }) => datasetId === key).map(({ datasetId }) => datasetId);
    const units = unitsOf(delivered).map((unit) => ({ ...unitKey(unit.opdId, unit.unitId), ...unit }));
    const written = [...units, ...wanted.flatMap((one) => copiesOf(items, one)), ...accountItems, citizen];
    for (const chunk of chunksOf(written, 64)) {
      await Promise.all(chunk.map((Item) => documents.send(new PutCommand({ TableName, Item }))));
    }
  });
}

type Item = Readonly<Record<string, unknown>>;

async function itemsOfOriginal(documents: DynamoDBDocumentClient, table: string): Promise<Item[]> {
  const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': metaKey(original).pk } };
  return (await documents.send(new QueryCommand(query))).Items ?? [];
}

/** The original's items under another id; META as the level and state have it, over what was really published. */
function copiesOf(items: readonly Item[], { datasetId, level, state }: Wanted): Item[] {
  const dataset = datasetAt(level, state, datasetId);
  if (!dataset) return [];
  const meta = items.find(({ sk }) => sk === 'META');
  const published = state === 'draft' ? {} : { current: meta?.current, standardVersion: meta?.standardVersion };
  const others = items
    .filter(({ sk }) => sk !== 'META')
    .map((item) => ({ ...adjusted(item, state), pk: metaKey(datasetId).pk, datasetId }));
  const grants = grantsAt(level, datasetId).map((grant) => ({ ...grantKey(datasetId, grant.institution), ...grant }));
  return [{ ...metaKey(datasetId), byOpd: dataset.opdId, ...dataset, ...published }, ...others, ...grants];
}

/** A draft's standard is not approved yet; and a report lies under its own dataset's name, so a copy has none. */
function adjusted({ sk, reportKey: _reportKey, ...item }: Item, state: StateName): Item {
  const isDraftStandard = state === 'draft' && String(sk).startsWith('STANDARD#');
  return { ...item, sk, ...(isDraftStandard ? { state: 'proposed', approvedAt: undefined, approvedBy: undefined } : {}) };
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size));
}
