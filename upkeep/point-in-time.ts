import {
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';

/** How often a restoration is asked for, and how long it may take: hours for a large table, by DynamoDB's own account. */
const askEverySeconds = 20;
const maxRestoreSeconds = 12 * 3600;

export type Waiting = { readonly wait: (seconds: number) => Promise<void> };

/**
 * Has DynamoDB make a second table as `table` was at a moment of the last 35 days (Amazon DynamoDB, "Restoring a table to a point in time"), and waits for it. Gives its name, which
 * the moment is part of: run again, it waits for the same one. A restored table has neither point-in-time recovery nor deletion protection, and nobody reads it: it
 * is a source, and is deleted afterwards.
 */
export async function tableAt(client: DynamoDBClient, table: string, at: Date, { wait }: Waiting): Promise<string> {
  const name = `${table}-${at.toISOString().replace(/[^0-9TZ]/g, '')}`;
  if ((await statusOf(client, name)) === undefined)
    await client.send(new RestoreTableToPointInTimeCommand({ SourceTableName: table, TargetTableName: name, RestoreDateTime: at }));
  for (let waited = 0; waited < maxRestoreSeconds; waited += askEverySeconds) {
    if ((await statusOf(client, name)) === 'ACTIVE') return name;
    await wait(askEverySeconds);
  }
  throw new Error(`${name} is not ready after ${maxRestoreSeconds / 3600} hours: look at it in the console, then run it again`);
}

async function statusOf(client: DynamoDBClient, TableName: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
