import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CaseLookStore } from '../../access/case-look.port.ts';
import { caseLookSchema, foldedCaseNumber } from '../../model/case-look.ts';
import { caseLookKey, caseNumberKey, type Key, withoutKeys } from './catalog-keys.ts';
import { queryAll } from './query-all.ts';

/** Seconds of Unix time; a number that says no end was confirmed before there was one, and is confirmed anew. */
const keptSchema = z.object({ expiresAt: z.number().default(0) });

/** In the catalog table: looks that wait, `CASES#<institution>` / `<sub>#<lookId>`, and numbers that are kept, `CASE-NUMBERS#<institution>` / `<number>`, removed by DynamoDB's TTL on `expiresAt`. */
export function dynamoCaseLooks(documents: DynamoDBDocumentClient, table: string): CaseLookStore {
  const get = async (Key: Key) => (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const put = (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName: table, Item }));
  const list = async (institution: string, prefix?: string) =>
    (await queryAll(documents, table, caseLookKey({ institution, sub: '', lookId: '' }).pk, prefix)).map((item) =>
      caseLookSchema.parse(withoutKeys(item)),
    );
  return {
    async isKept(institution, caseNumber, now) {
      const item = await get(caseNumberKey(institution, foldedCaseNumber(caseNumber)));
      return item !== undefined && now.getTime() < keptSchema.parse(item).expiresAt * 1000;
    },
    async put(look) {
      await put({ ...caseLookKey(look), ...look });
    },
    async get(look) {
      const item = await get(caseLookKey(look));
      return item && caseLookSchema.parse(withoutKeys(item));
    },
    ofOfficer: (institution, sub) => list(institution, `${sub}#`),
    ofInstitution: (institution) => list(institution),
    async confirm(look, until) {
      const expiresAt = Math.floor(until.getTime() / 1000);
      await put({ ...caseNumberKey(look.institution, foldedCaseNumber(look.caseNumber)), lookId: look.lookId, expiresAt });
      await documents.send(new DeleteCommand({ TableName: table, Key: caseLookKey(look) }));
    },
  };
}
