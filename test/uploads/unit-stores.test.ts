import { afterAll, beforeAll } from 'vitest';
import { dynamoUnitNihils } from '../../functions/aws/dynamo/unit-nihils.ts';
import { dynamoUnits } from '../../functions/aws/dynamo/units.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { unitNihilsContract } from '../contracts/unit-nihils.ts';
import { unitStoreContract } from '../contracts/unit-store.ts';
import { memoryUnitNihils } from '../fakes/memory-unit-nihils.ts';
import { memoryUnits } from '../fakes/memory-units.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(5);
});
afterAll(async () => tables.close());

unitNihilsContract('memoryUnitNihils', async () => memoryUnitNihils());
unitNihilsContract('dynamoUnitNihils', async () => dynamoUnitNihils(tables.documents, tables.next()));
unitStoreContract('memoryUnits', async () => memoryUnits());
unitStoreContract('dynamoUnits', async () => dynamoUnits(tables.documents, tables.next()));
