import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { dynamoLastUses } from '../../../functions/aws/dynamo/last-uses.ts';
import { openTestTables } from '../tables.ts';

test('the day of the last use is kept for each account, the newest over the one before, apart from the account itself', async () => {
  const tables = await openTestTables(1);
  try {
    const table = tables.next();
    const lastUses = dynamoLastUses(tables.documents, table);
    await lastUses.note('sub-siti', '2026-11-23');
    await lastUses.note('sub-siti', '2026-11-24');
    await lastUses.note('sub-budi', '2026-11-20');
    expect(await lastUses.daysOf(['sub-siti', 'sub-nobody'])).toEqual(new Map([['sub-siti', '2026-11-24']]));
    expect(await lastUses.daysOf([])).toEqual(new Map());
    const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: table }));
    expect(Items.map(({ pk }) => pk).toSorted()).toEqual(['USED#sub-budi', 'USED#sub-siti']);
  } finally {
    await tables.close();
  }
});
