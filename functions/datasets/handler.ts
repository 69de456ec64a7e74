import { clients } from '../aws/clients.ts';
import { dynamoDatasets } from '../aws/dynamo-datasets.ts';
import { dynamoIdempotency } from '../aws/dynamo-idempotency.ts';
import { dynamoStandards } from '../aws/dynamo-standards.ts';
import { readSettings } from '../aws/settings.ts';
import { sqsRefresh } from '../aws/sqs-refresh.ts';
import { idempotent } from '../http/idempotency.ts';
import { serve } from '../http/serve.ts';
import { describeDataset } from './describe-dataset.ts';
import { getDataset } from './get-dataset.ts';
import { getStandard } from './get-standard.ts';
import { hold, release } from './hold.ts';
import { registerDataset } from './register-dataset.ts';
import { restoreDataset } from './restore-dataset.ts';
import { setAccess } from './set-access.ts';
import { setStandard } from './set-standard.ts';
import { withdrawDataset } from './withdraw-dataset.ts';

const settings = readSettings(process.env, ['CATALOG_TABLE', 'REFRESH_QUEUE_URL']);
const ports = {
  datasets: dynamoDatasets(clients.documents(), settings.CATALOG_TABLE),
  standards: dynamoStandards(clients.documents(), settings.CATALOG_TABLE),
  refresh: sqsRefresh(clients.queues(), settings.REFRESH_QUEUE_URL),
};

export const handler = serve<'datasets'>(
  {
    registerDataset: registerDataset(ports),
    getDataset: getDataset(ports),
    describeDataset: describeDataset(ports),
    setAccess: setAccess(ports),
    hold: hold(ports),
    release: release(ports),
    getStandard: getStandard(ports),
    setStandard: setStandard(ports),
    withdrawDataset: withdrawDataset(ports),
    restoreDataset: restoreDataset(ports),
  },
  {
    now: () => new Date(),
    idempotency: idempotent(dynamoIdempotency(clients.documents(), settings.CATALOG_TABLE)),
  },
);
