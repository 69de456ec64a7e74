import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { byOpdIndex } from '../keeping/catalog-table.ts';
import type { AlarmSettings } from './alarm-settings.ts';
import type { Watched } from './watched.ts';

/**
 * What is watched of the tables: calls that DynamoDB turned away, for our own stop of the cost (table-throughput.ts) or for a partition's. The SDK asks again,
 * so one is nobody's trouble; a quarter of an hour of them is. Both metrics exist by table and by index, and tell nothing while nobody is turned away.
 */
export function tableAlarms({ catalog, records }: Watched): Record<string, AlarmSettings> {
  return {
    CatalogReadsThrottled: throttled(catalog, 'ReadThrottleEvents'),
    CatalogWritesThrottled: throttled(catalog, 'WriteThrottleEvents'),
    CatalogIndexThrottled: throttled(catalog, 'ReadThrottleEvents', byOpdIndex),
    RecordsReadsThrottled: throttled(records, 'ReadThrottleEvents'),
    RecordsWritesThrottled: throttled(records, 'WriteThrottleEvents'),
  };
}

function throttled(table: Table, metricName: string, index?: string): AlarmSettings {
  return { metric: ofTable(table, metricName, index), rings: { from: 1 }, periods: 3 };
}

function ofTable(table: Table, metricName: string, index: string | undefined): Metric {
  const dimensionsMap = { TableName: table.tableName, ...(index === undefined ? {} : { GlobalSecondaryIndexName: index }) };
  return table.metric(metricName, { dimensionsMap, statistic: 'Sum', period: Duration.minutes(5) });
}
