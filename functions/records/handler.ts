import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo/datasets.ts';
import { dynamoRecordReader } from '../aws/dynamo/record-reader.ts';
import { readSettings } from '../aws/settings.ts';
import { serve } from '../http/serve.ts';
import { recordsOperations } from './operations.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'RECORDS_TABLE']);
const documents = clients.documents();
const ports = {
  datasets: dynamoDatasets(documents, settings.CATALOG_TABLE),
  records: dynamoRecordReader(documents, settings.RECORDS_TABLE),
};

export const handler = serve<'records'>(recordsOperations(ports), { now: () => new Date() });
