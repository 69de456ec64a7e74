import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoDatasetIds } from '../../functions/aws/dynamo/dataset-ids.ts';
import { dynamoLooks } from '../../functions/aws/dynamo/looks.ts';
import { dynamoRecordPartitions } from '../../functions/aws/dynamo/record-partitions.ts';
import { s3Archive } from '../../functions/aws/s3/archive.ts';
import type { Look } from '../../functions/model/look.ts';
import { answerArchiveEvent } from '../../functions/records/answer-archive-event.ts';
import { aLook, aMatch, aPerson, otherPerson } from '../contracts/look-store.ts';
import { criterion } from '../criteria/criterion.ts';
import { type AccountStorage, openAccountStorage } from './account-storage.ts';

/** T29 for looks at people: an edited, a removed and an added look is found by comparing with the archive; no role of the template changes one. */
const day = '2026-11-24';
let account: AccountStorage;
beforeAll(async () => {
  account = await openAccountStorage();
  const store = dynamoLooks(account.as('administrator').documents, account.recordsTable);
  for (const look of looks) await store.append(look);
  await store.appendMatched(aMatch, [aPerson, otherPerson]);
});
afterAll(async () => account.stop());

const looks = Array.from({ length: 20 }, (_, place): Look => {
  const lookId = `01KAM${String(place).padStart(21, '0')}`;
  return { ...aLook, lookId, requestId: `request-${place}`, person: place % 2 === 0 ? aPerson : otherPerson };
});
const keyOf = (lookId: string) => ({ pk: `LOOKS#${day}`, sk: lookId });

function archivist() {
  const found = account.roles.find((name) => name.endsWith('ArchiveRole')) ?? '';
  const { s3, documents } = account.as(found);
  const ports = {
    opdIds: ['dinsos'],
    datasets: dynamoDatasetIds(documents, account.catalogTable),
    partitions: dynamoRecordPartitions(documents, account.recordsTable),
    archive: s3Archive(s3, account.bucket),
    metrics: { tampered: () => undefined, daysMissing: () => undefined },
    now: () => new Date('2026-11-25T01:20:00.000Z'),
  };
  return {
    run: () => answerArchiveEvent(ports, { source: 'aws.events' }),
    compare: () => answerArchiveEvent(ports, { compare: { from: day } }),
  };
}

test('every look of a day is archived by the archive’s own role, a matched list as one', async () => {
  expect((await archivist().run()).archived?.at(-1)).toEqual({ day, records: looks.length + 1 });
  expect((await archivist().compare()).tampered).toBe(0);
});

test('every look that is edited, removed or added afterwards is found by its key', async () => {
  const { documents } = account.as('administrator');
  const TableName = account.recordsTable;
  const missed: unknown[] = [];
  const expectFound = async (kind: string, key: object) => {
    const { compared, tampered } = await archivist().compare();
    const [outcome] = compared;
    const found = outcome?.state === 'compared' ? outcome.first : [];
    if (tampered !== 1 || JSON.stringify(found) !== JSON.stringify([{ kind, ...key }])) missed.push({ kind, key, found });
  };
  const edits: readonly [string, unknown][] = [
    ['viewer', 'sub-someone-else'],
    ['person', 'ef'.repeat(32)],
    ['reason', 'Lainnya'],
    ['caseNumber', '1'],
    ['shown', []],
    ['receipt', { is: 'in-person' }],
    ['kind', 'own'],
  ];
  for (const [place, [name, value]] of edits.entries()) {
    const look = looks[place] ?? aLook;
    const Key = keyOf(look.lookId);
    const set = { ExpressionAttributeNames: { '#name': name }, ExpressionAttributeValues: { ':value': value } };
    await documents.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'SET #name = :value', ...set }));
    await expectFound('altered', Key);
    await documents.send(new DeleteCommand({ TableName, Key }));
    await expectFound('missing', Key);
    await documents.send(new PutCommand({ TableName, Item: { ...Key, ...look } }));
    const added = { ...look, lookId: `01KAM${String(1000 + place).padStart(21, '0')}` };
    await documents.send(new PutCommand({ TableName, Item: { ...keyOf(added.lookId), ...added } }));
    await expectFound('added', keyOf(added.lookId));
    await documents.send(new DeleteCommand({ TableName, Key: keyOf(added.lookId) }));
  }
  criterion('T29', `${edits.length * 3 - missed.length} of ${edits.length * 3} tampered looks at people detected by their key`);
  expect(missed).toEqual([]);
  expect((await archivist().compare()).tampered).toBe(0);
});

test('no role changes or removes a look, wherever it lies', () => {
  const arn = `arn:aws:dynamodb:${account.model.region}:000000000000:table/${account.recordsTable}`;
  const changes = ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete', 'PartiQLInsert', 'Scan'];
  const keys = [`RECEIPT#${aPerson}`, 'RECEIPTS-MATCHED#ab', `LOOKS-OF#dinsos#${day}`, `LOOKS#${day}`, 'VERDICT#2026-11'];
  const roles = account.roles.filter((name) => name !== 'administrator');
  const held = roles.flatMap((role) =>
    changes.flatMap((change) =>
      keys.filter((key) => account.may(role, `dynamodb:${change}`, arn, { 'dynamodb:LeadingKeys': key })).map(() => `${role} ${change}`),
    ),
  );
  expect(held).toEqual([]);
});
