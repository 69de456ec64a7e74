import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { DatasetIds } from '../records/record-partitions.ts';
import { byOpdIndex } from './catalog-keys.ts';

const keySchema = z.looseObject({ pk: z.string().startsWith('DATASET#') });

/** The ids of an OPD's datasets from the index alone, whose keys they are: for whoever must know that a dataset is there, and nothing of it. */
export function dynamoDatasetIds(documents: DynamoDBDocumentClient, table: string): DatasetIds {
  return {
    async ofOpd(opdId) {
      const ids: string[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            IndexName: byOpdIndex,
            KeyConditionExpression: 'byOpd = :opdId',
            ExpressionAttributeValues: { ':opdId': opdId },
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        );
        ids.push(...(page.Items ?? []).map((item) => keySchema.parse(item).pk.slice('DATASET#'.length)));
        from = page.LastEvaluatedKey;
      } while (from);
      return ids;
    },
  };
}
