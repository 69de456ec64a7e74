import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  type DeleteObjectsCommandOutput,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessRecord } from '../../functions/access/record.port.ts';
import { metaKey } from '../../functions/aws/dynamo/catalog-keys.ts';
import { dynamoDatasetIds } from '../../functions/aws/dynamo/dataset-ids.ts';
import { dynamoRecordPartitions } from '../../functions/aws/dynamo/record-partitions.ts';
import { dynamoRecords } from '../../functions/aws/dynamo/records.ts';
import { s3Archive } from '../../functions/aws/s3/archive.ts';
import { answerArchiveEvent } from '../../functions/records/answer-archive-event.ts';
import { manifestKey } from '../../functions/records/archive-manifest.ts';
import { listRoutes } from '../../functions/routes.ts';
import { criterion } from '../criteria/criterion.ts';
import { type AccountStorage, openAccountStorage } from './account-storage.ts';

/** T29, second half: an edited, a removed and an added record are detected by comparing with the archive, which nobody can write over or remove. */
const day = '2026-11-23';
const now = () => new Date('2026-11-24T01:20:00.000Z');
const datasets = ['penerima-bansos', 'kunjungan-puskesmas', 'data-penduduk'];
const writer = 'RowsRole';
const archivist = 'ArchiveRole';

let account: AccountStorage;
let roleNamed: (logicalId: string) => string;

/** The archive worker, signed as its own role of the template: what the role lacks, fails. */
function worker() {
  const { s3, documents } = account.as(roleNamed(archivist));
  const tampered: number[] = [];
  const ports = {
    opdIds: ['dinsos'],
    datasets: dynamoDatasetIds(documents, account.catalogTable),
    partitions: dynamoRecordPartitions(documents, account.recordsTable),
    archive: s3Archive(s3, account.bucket),
    metrics: { tampered: (count: number) => void tampered.push(count), daysMissing: () => undefined },
    now,
  };
  return {
    tampered,
    run: () => answerArchiveEvent(ports, { source: 'aws.events' }),
    compare: () => answerArchiveEvent(ports, { compare: { from: day } }),
  };
}

function aRecord(place: number): AccessRecord {
  return {
    datasetId: datasets[place % datasets.length] ?? '',
    recordId: `01KAM${String(place).padStart(21, '0')}`,
    at: `${day}T05:00:00.000Z`,
    principalId: `sub-${place}`,
    name: `Pembaca ${place}`,
    institutions: ['banten'],
    operation: 'listRows',
    versionNumber: 1,
    rule: 'read/grant',
    requestId: `request-${place}`,
    purpose: 'verifikasi-bantuan',
  };
}

const records = Array.from({ length: 60 }, (_, place) => aRecord(place));
const keyOf = ({ datasetId, recordId }: AccessRecord) => ({ pk: `AUDIT#${datasetId}#${day}`, sk: recordId });

beforeAll(async () => {
  account = await openAccountStorage();
  roleNamed = (logicalId) => {
    const found = account.roles.filter((name) => name.endsWith(logicalId));
    if (found.length !== 1) throw new Error(`${found.length} roles end with ${logicalId}`);
    return found[0] ?? '';
  };
  const administrator = account.as('administrator').documents;
  for (const datasetId of datasets) {
    await administrator.send(new PutCommand({ TableName: account.catalogTable, Item: { ...metaKey(datasetId), byOpd: 'dinsos' } }));
  }
  const store = dynamoRecords(account.as(roleNamed(writer)).documents, account.recordsTable);
  for (const record of records) await store.append(record);
});
afterAll(async () => account.stop());

describe('the archive of access records', () => {
  test('is written and compared with the rights of its role in the template, and nothing differs', async () => {
    const { run, tampered } = worker();
    const first = await run();
    expect(first.archived?.at(-1)).toEqual({ day, records: records.length });
    expect((await run()).archived).toEqual([]);
    expect(tampered).toEqual([0, 0]);
  });

  test('detects every record that is edited, removed or added, by its key', async () => {
    const table = { TableName: account.recordsTable };
    const { documents } = account.as('administrator');
    const { compare } = worker();
    const missed: unknown[] = [];
    const tried = { edited: 0, removed: 0, added: 0 };
    const expectFound = async (kind: string, key: object) => {
      const { compared, tampered } = await compare();
      const [outcome] = compared;
      const found = outcome?.state === 'compared' ? outcome.first : [];
      if (tampered !== 1 || JSON.stringify(found) !== JSON.stringify([{ kind, ...key }])) missed.push({ kind, key, found });
    };
    const edits: readonly [string, unknown][] = [
      ['principalId', 'sub-someone-else'],
      ['name', 'Orang Lain'],
      ['at', `${day}T05:00:00.001Z`],
      ['institutions', ['kemensos']],
      ['versionNumber', 2],
      ['purpose', undefined],
      ['extra', 1],
    ];
    for (const [place, record] of records.slice(0, edits.length * 3).entries()) {
      const original = { ...table, Item: { ...keyOf(record), ...record } };
      const [name, value] = edits[place % edits.length] ?? ['name', ''];
      const set = {
        ExpressionAttributeNames: { '#name': name },
        ...(value === undefined ? {} : { ExpressionAttributeValues: { ':value': value } }),
      };
      const UpdateExpression = value === undefined ? 'REMOVE #name' : 'SET #name = :value';
      await documents.send(new UpdateCommand({ ...table, Key: keyOf(record), UpdateExpression, ...set }));
      tried.edited += 1;
      await expectFound('altered', keyOf(record));
      await documents.send(new DeleteCommand({ ...table, Key: keyOf(record) }));
      tried.removed += 1;
      await expectFound('missing', keyOf(record));
      await documents.send(new PutCommand(original));
      const added = aRecord(1000 + place);
      await documents.send(new PutCommand({ ...table, Item: { ...keyOf(added), ...added } }));
      tried.added += 1;
      await expectFound('added', keyOf(added));
      await documents.send(new DeleteCommand({ ...table, Key: keyOf(added) }));
    }
    expect((await compare()).tampered).toBe(0);
    const all = tried.edited + tried.removed + tried.added;
    const { edited, removed, added } = tried;
    criterion(
      'T29',
      `${all - missed.length} of ${all} tampered records detected by their key (${edited} edited, ${removed} removed, ${added} added)`,
    );
    expect(missed).toEqual([]);
  });

  test('detects records whose dataset was taken out of the catalog', async () => {
    const { documents } = account.as('administrator');
    const key = { TableName: account.catalogTable, Key: metaKey('data-penduduk') };
    await documents.send(new DeleteCommand(key));
    const removed = records.filter(({ datasetId }) => datasetId === 'data-penduduk');
    for (const record of removed) await documents.send(new DeleteCommand({ TableName: account.recordsTable, Key: keyOf(record) }));
    expect((await worker().compare()).tampered).toBe(removed.length);
    for (const record of removed) {
      await documents.send(new PutCommand({ TableName: account.recordsTable, Item: { ...keyOf(record), ...record } }));
    }
    await documents.send(new PutCommand({ TableName: account.catalogTable, Item: { ...key.Key, byOpd: 'dinsos' } }));
    expect((await worker().compare()).tampered).toBe(0);
  });

  test('is not written over or removed by any role of the template, nor by an administrator while the bucket’s policy stands', async () => {
    const Key = manifestKey(day);
    const Bucket = account.bucket;
    const at = { Bucket, Key };
    const reader = account.as('administrator').s3;
    const before = await reader.send(new HeadObjectCommand(at));
    const text = async () => (await reader.send(new GetObjectCommand(at))).Body?.transformToString();
    const archived = await text();
    const other = { ...at, Body: '{}' };
    const attacks = (role: string) => {
      const { s3 } = account.as(role);
      return [
        ['put over it', () => s3.send(new PutObjectCommand(other))],
        ['put if absent', () => s3.send(new PutObjectCommand({ ...other, IfNoneMatch: '*' }))],
        ['put if unchanged', () => s3.send(new PutObjectCommand({ ...other, IfMatch: before.ETag }))],
        ['copy over it', () => s3.send(new CopyObjectCommand({ ...at, CopySource: `${Bucket}/${Key}`, MetadataDirective: 'REPLACE' }))],
        ['put in parts', () => s3.send(new CreateMultipartUploadCommand(at))],
        ['delete', () => s3.send(new DeleteObjectCommand(at))],
        ['delete the version', () => s3.send(new DeleteObjectCommand({ ...at, VersionId: before.VersionId }))],
        [
          'delete many',
          () => s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key, VersionId: before.VersionId }] } })).then(refusedAll),
        ],
      ] as const;
    };
    const passed: string[] = [];
    let tried = 0;
    for (const role of account.roles) {
      for (const [what, attack] of attacks(role)) {
        tried += 1;
        const outcome = await attack().then(
          () => 'done',
          (error: Error) => error.name,
        );
        if (!['AccessDenied', 'PreconditionFailed'].includes(outcome)) passed.push(`${role}: ${what}: ${outcome}`);
      }
    }
    const lifting = ['s3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutBucketObjectLockConfiguration', 's3:PutBucketPolicy'];
    const resources = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/${Key}`];
    for (const role of account.roles.filter((name) => name !== 'administrator')) {
      for (const action of lifting) {
        tried += 1;
        if (resources.some((resource) => account.may(role, action, resource))) passed.push(`${role} may ${action}`);
      }
    }
    criterion(
      'T29',
      `${passed.length} of ${tried} attempts of ${account.roles.length} roles wrote over, removed or unlocked an archived day`,
    );
    expect(passed).toEqual([]);
    expect([await text(), (await reader.send(new HeadObjectCommand(at))).VersionId]).toEqual([archived, before.VersionId]);
    // The same administrator may put what is absent: what stopped the attacks is the archive's own policy, not a broken test.
    const absent = {
      Bucket,
      Key: 'records/absent',
      Body: 'x',
      IfNoneMatch: '*',
      ChecksumSHA256: 'LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=',
    };
    expect((await reader.send(new PutObjectCommand(absent))).VersionId).toBeDefined();
  });

  test('and its table are changed by no role: records are put and queried, nothing else', () => {
    const arn = (name: string) => `arn:aws:dynamodb:${account.model.region}:000000000000:table/${name}`;
    const changes = [
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'PartiQLUpdate',
      'PartiQLDelete',
      'PartiQLInsert',
      'Scan',
      'DeleteTable',
    ];
    const keys = [`AUDIT#penerima-bansos#${day}`, `ACCOUNTS#${day}`];
    const roles = account.roles.filter((name) => name !== 'administrator');
    const held = roles.flatMap((role) =>
      changes.flatMap((change) =>
        keys
          .filter((key) => account.may(role, `dynamodb:${change}`, arn(account.recordsTable), { 'dynamodb:LeadingKeys': key }))
          .map(() => `${role} ${change}`),
      ),
    );
    criterion(
      'T29',
      `${held.length} of ${roles.length * changes.length * keys.length} pairs of role and change are held on the records table`,
    );
    expect(held).toEqual([]);
    const may = (role: string, action: string) =>
      account.may(roleNamed(role), `dynamodb:${action}`, arn(account.recordsTable), { 'dynamodb:LeadingKeys': keys[0] ?? '' });
    expect([may(writer, 'PutItem'), may(archivist, 'Query'), may(archivist, 'PutItem')]).toEqual([true, true, false]);
  });

  test('has no public route: records are reached by the head’s list alone', () => {
    const named = listRoutes().filter(({ path, operation }) => /record|archive/i.test(path + operation));
    expect(named.map(({ operation, action }) => [operation, action])).toEqual([['listAccessRecords', 'see-records']]);
    expect(named.filter((route) => 'crossOrigin' in route)).toEqual([]);
  });
});

/** DeleteObjects answers 200 with an error for each object: told here as an error. */
function refusedAll({ Errors = [], Deleted = [] }: DeleteObjectsCommandOutput): void {
  if (Deleted.length > 0 || Errors.length === 0) return;
  throw Object.assign(new Error('refused'), { name: Errors[0]?.Code ?? '' });
}
