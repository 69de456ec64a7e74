import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type FindingsOfList,
  type FindingVerdict,
  findingName,
  findingsOfListSchema,
  findingVerdictSchema,
} from '../../model/list-finding.ts';
import type { FindingStore, FindingWriter } from '../../persons/findings/finding.port.ts';
import { findingsKey, findingVerdictKey, suspectsKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';

/** A keyed hash (`personHash`) in bytes. */
const hashBytes = 32;

const personsSchema = z.object({ countedAt: z.string(), persons: z.instanceof(Uint8Array) });
const keySchema = z.object({ pk: z.string(), sk: z.string() });

/**
 * Findings in the catalog table: `FINDINGS` / `<datasetId>` (counts), `FINDING-PERSONS#<datasetId>` / `<kind>#<other>` (keyed hashes, packed), `FINDING-VERDICTS` / `<findingId>`.
 * Persons and counts belong together by `countedAt`: persons are written first.
 */
export function dynamoFindings(documents: DynamoDBDocumentClient, table: string): FindingStore {
  const parse = (item: Record<string, unknown>): FindingsOfList => findingsOfListSchema.parse(withoutKeys(item));
  const verdictOf = (item: Record<string, unknown>): FindingVerdict => findingVerdictSchema.parse(withoutKeys(item));
  const itemOf = async (Key: { readonly pk: string; readonly sk: string }) =>
    (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  return {
    list: async () => (await queryAll(documents, table, findingsKey('').pk)).map(parse),
    async get(datasetId) {
      const item = await itemOf(findingsKey(datasetId));
      return item && parse(item);
    },
    async personsOf({ datasetId, countedAt }, finding) {
      const item = await itemOf(suspectsKey(datasetId, findingName(finding)));
      const found = item && personsSchema.parse(item);
      return found?.countedAt === countedAt ? unpacked(found.persons) : undefined;
    },
    async verdicts(findingIds) {
      const items = findingIds.length === 0 ? [] : await readItems(documents, table, findingIds.map(findingVerdictKey));
      return new Map(items.map(verdictOf).map((verdict) => [verdict.findingId, verdict]));
    },
    async judge(verdict) {
      const Item = { ...findingVerdictKey(verdict.findingId), ...verdict };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      if (await wasWritten(documents.send(put))) return verdict;
      const standing = await itemOf(findingVerdictKey(verdict.findingId));
      return findingVerdictSchema.parse(withoutKeys(standing ?? {}));
    },
  };
}

/** What the nightly comparison writes, one run at a time: each list's findings in place of those before. */
export function dynamoFindingWriter(documents: DynamoDBDocumentClient, table: string): FindingWriter {
  const { list, verdicts } = dynamoFindings(documents, table);
  const remove = (Key: { readonly pk: string; readonly sk: string }) => documents.send(new DeleteCommand({ TableName: table, Key }));
  const keptKeys = async (datasetId: string) =>
    (await queryAll(documents, table, suspectsKey(datasetId, '').pk))
      .map((item) => keySchema.parse(item))
      .map(({ pk, sk }) => ({ pk, sk }));
  return {
    list,
    verdicts,
    async put(found, findings) {
      const { datasetId, countedAt } = found;
      const written = new Set(findings.map(({ finding }) => findingName(finding)));
      for (const { finding, persons } of findings) {
        const Item = { ...suspectsKey(datasetId, findingName(finding)), countedAt, persons: Buffer.from(persons.join(''), 'hex') };
        await documents.send(new PutCommand({ TableName: table, Item }));
      }
      const all: FindingsOfList = { ...found, findings: findings.map(({ finding }) => finding) };
      await documents.send(new PutCommand({ TableName: table, Item: { ...findingsKey(datasetId), ...all } }));
      for (const key of await keptKeys(datasetId)) if (!written.has(key.sk)) await remove(key);
    },
    async drop(datasetId) {
      const keys = await keptKeys(datasetId);
      for (const key of [...keys, findingsKey(datasetId)]) await remove(key);
      return keys.length;
    },
  };
}

function unpacked(packed: Uint8Array): string[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: bytes.length / hashBytes }, (_, place) =>
    bytes.subarray(place * hashBytes, (place + 1) * hashBytes).toString('hex'),
  );
}
