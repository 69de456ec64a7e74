import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { named } from '../logical-id.ts';
import { throughput } from './table-throughput.ts';

/** Keys of datasets by their OPD. */
export const byOpdIndex = 'byOpd';

/** Everything the desk knows (data-model.md, "The catalog table"), with the one index `byOpd`: keys only, so access is never decided from it. */
export function catalogTable(scope: Construct, key?: IKey): Table {
  const table = new Table(scope, 'CatalogTable', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(key ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key } : {}),
    ...throughput.catalog,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute: 'expiresAt',
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  table.addGlobalSecondaryIndex({
    indexName: byOpdIndex,
    // An index has no stop but its own.
    ...throughput.catalog,
    partitionKey: { name: 'byOpd', type: AttributeType.STRING },
    sortKey: { name: 'pk', type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
  return named(table, 'CatalogTable');
}
