import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoNihilLog } from '../../../functions/aws/dynamo/nihil-log.ts';
import { dynamoProgress } from '../../../functions/aws/dynamo/progress.ts';
import { dynamoReminders } from '../../../functions/aws/dynamo/reminders.ts';
import { dynamoReports } from '../../../functions/aws/dynamo/reports.ts';
import type { KeptStandings } from '../../../functions/model/kept-standings.ts';
import { countOpd } from '../../../functions/progress/count-opd.ts';
import { nihilLogContract } from '../../contracts/nihil-log.ts';
import { reminderLogContract } from '../../contracts/reminder-log.ts';
import { reportStoreContract } from '../../contracts/report-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(7);
});
afterAll(async () => tables.close());

reportStoreContract('dynamoReports', async () => dynamoReports(tables.documents, tables.next()));
reminderLogContract('dynamoReminders', async () => dynamoReminders(tables.documents, tables.next()));
nihilLogContract('dynamoNihilLog', async () => dynamoNihilLog(tables.documents, tables.next()));

test('dynamoProgress keeps a week’s count and standings once, and lists snapshots from a day on', async () => {
  const store = dynamoProgress(tables.documents, tables.next());
  const count = countOpd('dinkes', [], new Date('2026-11-24T05:00:00Z'));
  for (const date of ['2026-11-16', '2026-11-23']) await store.keep(count, date);
  await store.keep({ ...count, rows: 7 }, '2026-11-23');
  await store.putNow({ ...count, rows: 9 });
  expect(await store.since('dinkes', '2026-11-20')).toEqual([count]);
  expect(await store.since('dinkes', '2026-11-01')).toEqual([count, count]);
  const standings: KeptStandings = { opdId: 'dinkes', at: count.at, datasets: [['stok', 'late', 3, '2026-11-21T16:59:59.000Z']] };
  await store.keepStandings(standings, '2026-11-23');
  await store.keepStandings({ ...standings, datasets: [] }, '2026-11-23');
  expect(await store.standings('dinkes', '2026-11-23')).toEqual(standings);
});

test('dynamoProgress keeps the standings of more datasets than one item holds', async () => {
  const table = tables.next();
  const store = dynamoProgress(tables.documents, table);
  const datasets = Array.from({ length: 4000 }, (_, place): KeptStandings['datasets'][number] => [
    `dinkes-${'x'.repeat(80)}-${place}`,
    'late',
    3,
    '2026-11-21T16:59:59.000Z',
  ]);
  const standings: KeptStandings = { opdId: 'dinkes', at: '2026-11-24T05:00:00.000Z', datasets };
  await store.keepStandings(standings, '2026-11-23');
  const items = async () => (await tables.documents.send(new ScanCommand({ TableName: table, Select: 'COUNT' }))).Count;
  const kept = await items();
  await store.keepStandings({ ...standings, at: '2026-11-24T06:00:00.000Z', datasets: [...datasets].reverse() }, '2026-11-23');
  await store.keepStandings({ ...standings, at: '2026-11-24T07:00:00.000Z', datasets: [] }, '2026-11-23');
  expect([await store.standings('dinkes', '2026-11-23'), await items()]).toEqual([standings, kept]);
});
