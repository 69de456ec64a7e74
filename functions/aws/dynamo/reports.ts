import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { reportEndSchema, reportHeadSchema, reportPartSchema, reportReasonSchema } from '../../model/report.ts';
import { scheduledReport } from '../../model/report-calendar.ts';
import type { ReportStore } from '../../reports/report.port.ts';
import { type Key, reportEndKey, reportHeadKey, reportPartKey, reportReasonKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

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
  return {
    putPart: (part) => putOnce(reportPartKey(part.reportId, part.opdId), part),
    async parts(reportId) {
      const { pk, sk } = reportPartKey(reportId, '');
      return (await queryAll(documents, table, pk, sk)).map((item) => reportPartSchema.parse(withoutKeys(item)));
    },
    async part(reportId, opdId) {
      const item = await get(reportPartKey(reportId, opdId));
      return item && reportPartSchema.parse(item);
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
    putEnd: (end) => putOnce(reportEndKey(end.reportId), end),
    async end(reportId) {
      const item = await get(reportEndKey(reportId));
      return item && reportEndSchema.parse(item);
    },
  };
}
