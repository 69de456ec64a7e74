import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DatasetIds } from '../../records/record-partitions.port.ts';
import { keysOfOpd } from './keys-of-opd.ts';

/** The ids of an OPD's datasets from the index alone, whose keys they are: for anyone who must know that a dataset is there, and nothing of it. */
export function dynamoDatasetIds(documents: DynamoDBDocumentClient, table: string): DatasetIds {
  return {
    async ofOpd(opdId) {
      const keys = await keysOfOpd(documents, table, opdId);
      return keys.map(({ pk }) => pk.slice('DATASET#'.length));
    },
  };
}
