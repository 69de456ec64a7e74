import type { TableDescription } from './dynalite-store.ts';

/** A right that a call needs: the action on one ARN, with the condition keys that a policy may look at. */
export type Need = { readonly resource: string; readonly context: Readonly<Record<string, string>> };

type Input = Readonly<Record<string, unknown>>;

/**
 * What a call touches: the table, the index that it reads, or each table of a batch.
 * `dynamodb:LeadingKeys` holds the partition key values of the call, several separated by a line feed; a Scan has none.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function neededResources(
  input: Input,
  arnOf: (table: string) => string,
  tables: ReadonlyMap<string, TableDescription>,
): readonly Need[] {
  if (isRecord(input.RequestItems)) {
    return Object.entries(input.RequestItems).map(([name, requests]) => {
      const attribute = partitionKey(tables.get(name)?.KeySchema);
      return { resource: arnOf(name), context: leadingKeys(batchKeys(requests).map((key) => key[attribute])) };
    });
  }
  const name = String(input.TableName);
  const table = tables.get(name);
  const index = typeof input.IndexName === 'string' ? input.IndexName : undefined;
  const indexes = [...(table?.GlobalSecondaryIndexes ?? []), ...(table?.LocalSecondaryIndexes ?? [])];
  const schema = index === undefined ? table?.KeySchema : indexes.find(({ IndexName }) => IndexName === index)?.KeySchema;
  const attribute = partitionKey(schema);
  return [
    {
      resource: index === undefined ? arnOf(name) : `${arnOf(name)}/index/${index}`,
      context: leadingKeys(
        [input.Key, input.Item]
          .filter(isRecord)
          .map((key) => key[attribute])
          .concat(queriedKey(input, attribute)),
      ),
    },
  ];
}

function partitionKey(schema: TableDescription['KeySchema'] | undefined): string {
  return schema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
}

/** The key conditions as dynalite has parsed them, from either form of Query. */
function queriedKey(input: Input, attribute: string): readonly unknown[] {
  const condition = isRecord(input.KeyConditions) ? input.KeyConditions[attribute] : undefined;
  return isRecord(condition) && Array.isArray(condition.AttributeValueList) ? condition.AttributeValueList : [];
}

function batchKeys(requests: unknown): readonly Input[] {
  if (isRecord(requests)) return Array.isArray(requests.Keys) ? requests.Keys.filter(isRecord) : [];
  const writes = Array.isArray(requests) ? requests.filter(isRecord) : [];
  return writes.flatMap(({ PutRequest, DeleteRequest }) => {
    return [isRecord(PutRequest) ? PutRequest.Item : undefined, isRecord(DeleteRequest) ? DeleteRequest.Key : undefined].filter(isRecord);
  });
}

function leadingKeys(values: readonly unknown[]): Readonly<Record<string, string>> {
  const texts = values.filter(isRecord).map((value) => String(Object.values(value)[0]));
  return texts.length === 0 ? {} : { 'dynamodb:LeadingKeys': [...new Set(texts)].join('\n') };
}

function isRecord(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
