import { readCity } from '../aws/city-file.ts';
import { clients } from '../aws/clients.ts';
import { dynamoLastUses } from '../aws/dynamo/last-uses.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { identityOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE']);
const lastUses = dynamoLastUses(clients.documents(), settings.CATALOG_TABLE);

export const handler = serve<'identity'>(identityOperations({ lastUses, city: readCity() }), { now: () => new Date() });
