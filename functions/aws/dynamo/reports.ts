import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type ReportPart, reportEndSchema, reportHeadSchema, reportPartSchema, reportReasonSchema } from '../../model/report.ts';
import { scheduledReport } from '../../model/report-calendar.ts';
import type { ReportStore } from '../../reports/report.port.ts';
import { type Key, reportEndKey, reportHeadKey, reportPartKey, reportReasonKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { longLists } from './long-lists.ts';
import { queryAll } from './query-all.ts';

/** How many items beside it hold the rest of its list (`long-lists.ts`). */
const more = z.number().int().positive().optional();
const storedPartSchema = reportPartSchema.extend({ more });
const storedEndSchema = reportEndSchema.extend({ more });
const { datasets: datasetsSchema } = reportPartSchema.shape;
const { reasons: reasonsSchema } = reportEndSchema.shape;

/** Reports in the catalog table: their heads in one list by closing, the rest of each in a partition of its own. */
export function dynamoReports(documents: DynamoDBDocumentClient, table: string): ReportStore {
  const putOnce = async (key: Key, item: object) => {
    const put = new PutCommand({ TableName: table, Item: { ...key, ...item }, ConditionExpression: 'attribute_not_exists(pk)' });
    await wasWritten(documents.send(put));
  };
  const get = async (key: Key) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && withoutKeys(Item);
  };
  const lists = longLists(documents, table);
  const partOf = async (item: Record<string, unknown>): Promise<ReportPart> => {
    const { more: rest, ...part } = storedPartSchema.parse(withoutKeys(item));
    const beside = await lists.readRest(reportPartKey(part.reportId, part.opdId), part.at, rest);
    return { ...part, datasets: [...part.datasets, ...datasetsSchema.parse(beside)] };
  };
  return {
    async putPart(part) {
      const key = reportPartKey(part.reportId, part.opdId);
      await lists.putOnce(key, part.at, part.datasets, ({ first, ...rest }) => ({ ...part, datasets: first, ...rest }));
    },
    async parts(reportId) {
      const { pk, sk } = reportPartKey(reportId, '');
      return Promise.all((await queryAll(documents, table, pk, sk)).map(partOf));
    },
    async part(reportId, opdId) {
      const item = await get(reportPartKey(reportId, opdId));
      return item && partOf(item);
    },
    putHead: (head) => putOnce(reportHeadKey(head), head),
    async head(reportId) {
      const scheduled = scheduledReport(reportId);
      const item = scheduled && (await get(reportHeadKey(scheduled)));
      return item && reportHeadSchema.parse(item);
    },
    async heads(limit) {
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'REPORTS' },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return (Items ?? []).map((item) => reportHeadSchema.parse(withoutKeys(item)));
    },
    async putReason(reason) {
      await documents.send(
        new PutCommand({ TableName: table, Item: { ...reportReasonKey(reason.reportId, reason.datasetId), ...reason } }),
      );
    },
    async reasons(reportId) {
      const { pk, sk } = reportReasonKey(reportId, '');
      return (await queryAll(documents, table, pk, sk)).map((item) => reportReasonSchema.parse(withoutKeys(item)));
    },
    async putEnd(end) {
      const key = reportEndKey(end.reportId);
      await lists.putOnce(key, end.at, end.reasons, ({ first, ...rest }) => ({ ...end, reasons: first, ...rest }));
    },
    async end(reportId) {
      const key = reportEndKey(reportId);
      const item = await get(key);
      if (!item) return undefined;
      const { more: rest, ...end } = storedEndSchema.parse(item);
      return { ...end, reasons: [...end.reasons, ...reasonsSchema.parse(await lists.readRest(key, end.at, rest))] };
    },
  };
}
