import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ExemptionRegister } from '../../datasets/exemption-register.port.ts';
import { datasetSchema } from '../../model/dataset.ts';
import { exemptionListingSchema } from '../../model/exemption-listing.ts';
import { exemptionKey, metaKey, withoutKeys } from './catalog-keys.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';

/** The register in the catalog table: one small item collection, `EXEMPTIONS` / `<datasetId>`; what is public of it is decided on each dataset's META. */
export function dynamoExemptions(documents: DynamoDBDocumentClient, table: string): ExemptionRegister {
  const parse = (item: Record<string, unknown>) => exemptionListingSchema.parse(withoutKeys(item));
  return {
    async get(datasetId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: exemptionKey(datasetId), ConsistentRead: true }));
      return Item && parse(Item);
    },
    async put(listing) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...exemptionKey(listing.datasetId), ...listing } }));
    },
    async remove(datasetId) {
      await documents.send(new DeleteCommand({ TableName: table, Key: exemptionKey(datasetId) }));
    },
    async list() {
      const listings = (await queryAll(documents, table, exemptionKey('').pk)).map(parse);
      const metas = await readItems(
        documents,
        table,
        listings.map(({ datasetId }) => metaKey(datasetId)),
      );
      const datasets = new Map(metas.map((item) => datasetSchema.parse(withoutKeys(item))).map((dataset) => [dataset.datasetId, dataset]));
      return listings.map((listing) => ({ listing, dataset: datasets.get(listing.datasetId) }));
    },
  };
}
