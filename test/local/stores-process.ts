import { join } from 'node:path';
import { openQueues } from '../../local/queues/queues.ts';
import { openTables } from '../../local/tables/tables.ts';
import { queueSettings, tableSettings } from './stores-fixture.ts';

// A process that a test kills while it writes to a table with an index, and sends and receives messages. It tells of each that is done.
const directory = process.argv[2] ?? '';
const access = { secretFor: () => undefined, isAllowed: () => true, now: () => new Date() };
const tables = await openTables({ directory: join(directory, 'tables'), tables: [tableSettings], region: 'local', access });
const queues = openQueues({ directory: join(directory, 'queues'), queues: [queueSettings], region: 'local', baseUrl: () => '', access });
const arn = 'arn:aws:sqs:local:000000000000:work';
const { signal } = new AbortController();

async function write(writer: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const id = `${writer}-${n}`;
    const Item = { pk: { S: id }, owner: { S: 'one' }, round: { N: '1' } };
    await tables.service.handle({ action: 'PutItem', accessKeyId: 'x', signal, body: { TableName: tableSettings.name, Item } });
    queues.send(arn, id);
    // In flight from here on: nobody deletes it.
    await queues.receive(arn, 1, signal);
    process.send?.(id);
  }
}
await Promise.all([0, 1, 2, 3].map(write));
