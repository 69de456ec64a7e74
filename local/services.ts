import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { CityModel } from './assembly/model.ts';
import type { AccountStore } from './cognito/account-store.ts';
import { userPool } from './cognito/user-pool.ts';
import type { ObjectsHandler } from './door/send-object.ts';
import { jsonServices } from './json-services.ts';
import type { Meter } from './metrics/meter.ts';
import { type Metrics, openMetrics } from './metrics/metrics.ts';
import { openObjects } from './objects/service.ts';
import type { Port } from './ports.ts';
import { openQueues, type Queues } from './queues/queues.ts';
import type { ServiceAccess } from './requests/permissions.ts';
import { openSecrets, type Secrets } from './secrets/secrets.ts';
import { openTables, type Tables } from './tables/tables.ts';

/** The AWS services behind the functions. */
export type Services = {
  readonly queues: Queues;
  readonly metrics: Metrics;
  readonly renewSecret: Secrets['renew'];
  readonly secretValueOf: Secrets['valueOf'];
  readonly partition: Tables['partition'];
  /** S3, for the front door. */
  readonly objects: ObjectsHandler;
  /** Puts what AWS puts by itself, whatever a role may. */
  readonly putObject: (bucket: string, key: string, bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ServicePorts = { readonly json: Port; readonly objects: Port };

/** Who the user pool's accounts are, and what ends their sessions at the login. */
export type PoolSide = { readonly accounts: AccountStore; readonly endSessions: (sub: string) => void };

/** What is asked of this machine: `machineNow`, its time, is that of queues, whose messages neither come again nor grow old while the laptop's clock is set. */
export type Machine = { readonly meter: Meter | undefined; readonly machineNow: () => Date };

/** Opens S3, SQS, DynamoDB, CloudWatch and Secrets Manager over folders of `home`, and serves them and the user pool on their ports. */
export async function openServices(
  home: string,
  model: CityModel,
  access: ServiceAccess,
  ports: ServicePorts,
  { accounts, endSessions }: PoolSide,
  { meter, machineNow }: Machine,
): Promise<Services> {
  const { region } = model;
  const baseUrl = () => `http://127.0.0.1:${ports.json.number}`;
  const queues = openQueues({
    directory: join(home, 'queues'),
    queues: model.queues,
    region,
    baseUrl,
    access: { ...access, now: machineNow },
  });
  const metrics = openMetrics({ directory: join(home, 'metrics'), access });
  const secrets = openSecrets({ directory: join(home, 'secrets'), secrets: model.secrets, access });
  const pool = userPool({ pool: model.userPool, accounts, access, newSub: randomUUID, endSessions });
  const [tables, objects] = await Promise.all([
    openTables({ directory: join(home, 'tables'), tables: model.tables, region, access, meter }),
    openObjects({
      directory: join(home, 'objects'),
      buckets: model.buckets,
      region,
      access,
      notify: async (queueArn, body) => void queues.send(queueArn, body, 's3'),
    }),
  ]);
  const answerJson = jsonServices([queues.service, metrics.service, secrets.service, tables.service, pool], access, region);
  ports.json.serve((request, response) => {
    meter?.call(String(request.headers['x-amz-target'] ?? '').split('.', 1)[0] ?? '');
    answerJson(request, response);
  });
  ports.objects.serve((request, response) => {
    if (meter !== undefined) meterObject(meter, request, response);
    void objects.handle(request, response);
  });
  const lifecycle = everyHour(() => objects.applyLifecycle());
  return {
    queues,
    metrics,
    renewSecret: secrets.renew,
    secretValueOf: secrets.valueOf,
    partition: tables.partition,
    putObject: objects.putBytes,
    objects: { host: `127.0.0.1:${ports.objects.number}`, handle: objects.handle },
    close: async () => {
      await lifecycle.stop();
      await Promise.all([ports.json.close(), ports.objects.close()]);
      await objects.close();
      await tables.close();
      metrics.close();
      queues.close();
    },
  };
}

function meterObject(meter: Meter, { method = 'GET', url = '' }: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    const bytes = Number(response.getHeader('content-length') ?? 0);
    meter.object(method, method === 'HEAD' ? 0 : bytes, url.includes('X-Amz-Signature='));
  });
}

/** Now and every hour: S3 does it once a day, and a laptop sleeps at night. */
function everyHour(task: () => Promise<void>): { readonly stop: () => Promise<void> } {
  let running = Promise.resolve();
  const run = () => {
    running = running.then(task).catch((error: unknown) => console.error('lifecycle', error));
  };
  run();
  const timer = setInterval(run, 60 * 60 * 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** The SDK's own variables that point functions here. */
export function endpointVariables(ports: ServicePorts): Readonly<Record<string, string>> {
  const json = `http://127.0.0.1:${ports.json.number}`;
  return {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${ports.objects.number}`,
    AWS_ENDPOINT_URL_DYNAMODB: json,
    AWS_ENDPOINT_URL_SQS: json,
    AWS_ENDPOINT_URL_CLOUDWATCH: json,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: json,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: json,
  };
}
