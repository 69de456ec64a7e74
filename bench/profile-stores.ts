import { mkdirSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { jsonServices } from '../local/json-services.ts';
import { openObjects } from '../local/objects/service.ts';
import { openTables } from '../local/tables/tables.ts';

const region = 'ap-southeast-3';
const credentials = { accessKeyId: 'LOCALBENCHROLE', secretAccessKey: 'secret-of-the-bench-role' };
const access = {
  secretFor: (id: string) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined),
  isAllowed: () => true,
  now: () => new Date(),
};
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const properties = {
  AttributeDefinitions: [attribute('pk'), attribute('sk')],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

export type BenchStores = Awaited<ReturnType<typeof openBenchStores>>;

/** DynamoDB and S3 as the laptop serves them, over HTTP and with signatures, in this process: tables `catalog`, `records` and `persons`, the bucket `published`. */
export async function openBenchStores(directory: string) {
  mkdirSync(directory, { recursive: true });
  const names = ['catalog', 'records', 'persons'];
  const tables = await openTables({
    directory: join(directory, 'tables'),
    region,
    access,
    tables: names.map((name) => ({ name, properties })),
  });
  const objects = await openObjects({
    directory: join(directory, 'objects'),
    buckets: [{ name: 'published', versioned: true, cors: [], notifications: [] }],
    ...{ region, access, notify: async () => undefined },
  });
  const json = await serve(jsonServices([tables.service], access, region));
  const files = await serve((request, response) => void objects.handle(request, response));
  const s3 = new S3Client({ region, credentials, endpoint: files.url, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const client = new DynamoDBClient({ region, credentials, endpoint: json.url });
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    s3,
    async close() {
      client.destroy();
      s3.destroy();
      await Promise.all([json.close(), files.close()]);
      await objects.close();
      await tables.close();
    },
  };
}

async function serve(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
