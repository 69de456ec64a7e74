import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { type CityModel, readModel } from './assembly/model.ts';
import { openControl } from './control.ts';
import { makeCredentials, type RoleCredentials } from './credentials.ts';
import { startEventSources } from './event-sources.ts';
import { frontDoor } from './front-door.ts';
import { type Functions, type Outcome, startFunctions } from './functions/functions.ts';
import { makeGateway } from './gateway/gateway.ts';
import { jsonServices } from './json-services.ts';
import { closeServer, listen } from './listen.ts';
import { takeLock } from './lock.ts';
import { type Account, openLogin } from './login/login.ts';
import { type Metrics, openMetrics } from './metrics/metrics.ts';
import { openObjects } from './objects/service.ts';
import { permissionsOf, type ServiceAccess } from './permissions.ts';
import { openQueues, type Queues } from './queues/queues.ts';
import { startSchedules } from './schedules.ts';
import { openSecrets } from './secrets/secrets.ts';
import { deploySite } from './site.ts';
import { openTables } from './tables/tables.ts';
import { refuseUnpermittedCalls } from './wiring.ts';

export type LaptopOptions = {
  readonly assemblyDirectory: string;
  /** Where everything is kept from start to start; one laptop at a time. */
  readonly home: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly accounts: readonly Account[];
  /** Prints what functions log. */
  readonly verbose?: boolean;
  /** Fires every schedule once, shortly after start: a laptop sleeps through the night. */
  readonly catchUpSchedules?: boolean;
};

export type Laptop = {
  readonly url: string;
  readonly model: CityModel;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly metrics: Metrics;
  /** An access token for an account, as the login would issue it. */
  readonly issueToken: (account: string) => Promise<string>;
  readonly runSchedule: (logicalIdPrefix: string) => Promise<readonly Outcome[]>;
  readonly stop: () => Promise<void>;
};

const CLIENT_ID = 'satudata-portal';
const CATCH_UP_MILLISECONDS = 1_000;

/**
 * Runs the cloud assembly on this machine. Resolves when the address answers.
 * Throws when another laptop holds `home`, when the port is taken, or when the assembly holds what the laptop cannot run.
 */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const lock = takeLock(join(options.home, 'lock.sqlite'));
  if (lock === undefined) throw new Error(`Satu Data lain sedang berjalan dengan data di ${options.home}`);
  const closing: (() => void | Promise<void>)[] = [() => lock.release()];
  const stop = once(async () => {
    // Last opened, first closed.
    for (const close of closing.toReversed()) await close();
  });
  try {
    return await open(options, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

type Closing = (() => void | Promise<void>)[];

async function open(options: LaptopOptions, closing: Closing, stop: () => Promise<void>): Promise<Laptop> {
  const { home } = options;
  const now = () => new Date();
  rmSync(join(home, 'tmp'), { recursive: true, force: true });
  const ports = await openPorts(options.port, closing);
  const url = `http://127.0.0.1:${ports.front.port}`;
  const issuer = `${url}/oidc`;
  const model = readModel(options.assemblyDirectory, {
    parameters: { PublicUrl: url },
    issuer,
    clientId: CLIENT_ID,
    queueUrl: (name) => `http://127.0.0.1:${ports.json.port}/000000000000/${name}`,
  });
  refuseUnpermittedCalls(model);
  const credentials = makeCredentials(model.roles.map(({ arn }) => arn));
  const access = serviceAccess(model, credentials, now);
  const services = await openServices(options, model, access, ports, closing);
  const functions = startFunctions(model.functions, {
    credentialsFor: credentials.forRole,
    endpoints: endpointVariables(ports),
    home,
    now,
    onLogLine: (name, line) => {
      services.metrics.recordEmf(line);
      if (options.verbose === true) console.error(`${name} ${line}`);
    },
  });
  const sources = startEventSources(model.eventSources, services.queues, functions.invoke, model.region);
  const login = openLogin({
    directory: join(home, 'login'),
    issuer,
    clientId: CLIENT_ID,
    redirectUris: model.signIn.callbackUrls,
    postLogoutRedirectUris: model.signIn.logoutUrls,
    accounts: options.accounts,
    now,
  });
  closing.push(() => login.close());
  const onFault = (error: unknown) => console.error('gateway', error);
  const gateway = makeGateway(model.api, functions.invoke, now, onFault);
  ports.front.serve(frontDoor(deploySite(model.site), login.handle, gateway, onFault));
  const schedules = startSchedules(model.schedules, functions.invoke, {
    region: model.region,
    now,
    onFailure: ({ logicalId }, outcome) => console.error('schedule', logicalId, outcome),
    ...(options.catchUpSchedules === true ? { catchUpAfterMilliseconds: CATCH_UP_MILLISECONDS } : {}),
  });
  const control = await openControl(home, { issueToken: login.issueToken, runSchedule: schedules.run });
  writeFileSync(join(home, 'running.json'), JSON.stringify({ url, pid: process.pid }));
  closing.push(
    () => rmSync(join(home, 'running.json'), { force: true }),
    () => control.close(),
    () => schedules.stop(),
    async () => {
      // A poller ends when its function does.
      const ended = sources.stop();
      await functions.stop();
      await ended;
    },
    () => closeServer(ports.front.server),
  );
  return {
    url,
    model,
    functions,
    queues: services.queues,
    metrics: services.metrics,
    issueToken: login.issueToken,
    runSchedule: schedules.run,
    stop,
  };
}

async function openServices(options: LaptopOptions, model: CityModel, access: ServiceAccess, ports: Ports, closing: Closing) {
  const directory = (name: string) => join(options.home, name);
  const { region } = model;
  const queues = openQueues({
    directory: directory('queues'),
    queues: model.queues,
    region,
    baseUrl: () => `http://127.0.0.1:${ports.json.port}`,
    access,
  });
  const metrics = openMetrics({ directory: directory('metrics'), access });
  const secrets = openSecrets({ directory: directory('secrets'), secrets: model.secrets, access });
  closing.push(
    () => queues.close(),
    () => metrics.close(),
  );
  const [tables, objects] = await Promise.all([
    openTables({ directory: directory('tables'), tables: model.tables, region, access }),
    openObjects({
      directory: directory('objects'),
      buckets: model.buckets,
      region,
      access,
      notify: async (queueArn, body) => void queues.send(queueArn, body, 's3'),
    }),
  ]);
  closing.push(
    () => tables.close(),
    () => objects.close(),
  );
  ports.json.serve(jsonServices([queues.service, metrics.service, secrets.service, tables.service], access));
  ports.objects.serve((request, response) => void objects.handle(request, response));
  closing.push(
    () => closeServer(ports.json.server),
    () => closeServer(ports.objects.server),
  );
  return { queues, metrics };
}

type Port = { readonly server: Server; readonly port: number; readonly serve: (listener: RequestListener) => void };
type Ports = { readonly front: Port; readonly json: Port; readonly objects: Port };

// Addresses stand in the functions' environment, so the ports are taken before there is anything to serve; what comes early waits.
async function openPorts(frontPort: number, closing: Closing): Promise<Ports> {
  const openPort = async (wanted: number): Promise<Port> => {
    const ready = Promise.withResolvers<RequestListener>();
    const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 60_000, requestTimeout: 0 }, async (request, response) => {
      (await ready.promise)(request, response);
    });
    const port = await listen(server, wanted);
    closing.push(() => closeServer(server));
    return { server, port, serve: ready.resolve };
  };
  const [front, json, objects] = await Promise.all([openPort(frontPort), openPort(0), openPort(0)]);
  return { front, json, objects };
}

function serviceAccess(model: CityModel, credentials: RoleCredentials, now: () => Date): ServiceAccess {
  const keyed = model.roles.map((role) => ({ role, accessKeyId: credentials.forRole(role.arn).accessKeyId }));
  return { secretFor: credentials.secretFor, isAllowed: permissionsOf(keyed, model.resourceStatements), now };
}

function endpointVariables(ports: Ports): Readonly<Record<string, string>> {
  const json = `http://127.0.0.1:${ports.json.port}`;
  return {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${ports.objects.port}`,
    AWS_ENDPOINT_URL_DYNAMODB: json,
    AWS_ENDPOINT_URL_SQS: json,
    AWS_ENDPOINT_URL_CLOUDWATCH: json,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: json,
  };
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
