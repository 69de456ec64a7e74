import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { openQueues } from '../../local/queues/queues.ts';
import { openTables } from '../../local/tables/tables.ts';
import { testAccess } from './json-server.ts';
import { queueSettings, tableSettings } from './stores-fixture.ts';

const page = z.object({
  Items: z.array(z.object({ pk: z.object({ S: z.string() }) })),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

test('a kill loses no acknowledged item and no message, parts no item from its index, and returns what was in flight', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'stores-'));
  const child = fork(join(import.meta.dirname, 'stores-process.ts'), [directory], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const acknowledged: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the process ended by itself')));
    child.on('message', (id) => {
      if (acknowledged.push(String(id)) >= 400) resolve();
    });
  });
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;

  const { access } = testAccess();
  const tables = await openTables({ directory: join(directory, 'tables'), tables: [tableSettings], region: 'local', access });
  const queues = openQueues({ directory: join(directory, 'queues'), queues: [queueSettings], region: 'local', baseUrl: () => '', access });
  const keys = async (action: string, input: object) => {
    const found: string[] = [];
    for (let ExclusiveStartKey: object | undefined, more = true; more; more = ExclusiveStartKey !== undefined) {
      const body = { TableName: tableSettings.name, ...input, ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }) };
      const answer = await tables.service.handle({ action, accessKeyId: 'x', body, signal: new AbortController().signal });
      const { Items, LastEvaluatedKey } = page.parse(answer.body);
      found.push(...Items.map(({ pk }) => pk.S));
      ExclusiveStartKey = LastEvaluatedKey;
    }
    return new Set(found);
  };
  const items = await keys('Scan', {});
  expect([...acknowledged].filter((id) => !items.has(id))).toEqual([]);
  const indexed = await keys('Query', {
    IndexName: 'byOwner',
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': { S: 'one' } },
  });
  expect(indexed).toEqual(items);

  const { visible, notVisible } = queues.depth('arn:aws:sqs:local:000000000000:work');
  expect(notVisible).toBe(0);
  const received = await queues.receive('arn:aws:sqs:local:000000000000:work', visible, new AbortController().signal);
  const bodies = new Set(received.map(({ body }) => body));
  expect(acknowledged.filter((id) => !bodies.has(id))).toEqual([]);
  expect(bodies.size).toBe(received.length);
  queues.close();
  await tables.close();
  rmSync(directory, { recursive: true });
});
