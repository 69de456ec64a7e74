import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { announce, type Closing } from './announce.ts';
import { recordsComparer } from './archive-function.ts';
import { type CityModel, readModel } from './assembly/model.ts';
import { type Clock, makeClock } from './clock.ts';
import { type AccountStore, openAccountStore } from './cognito/account-store.ts';
import { concernedLister } from './concerned-function.ts';
import { afterDelivery, openReadLog, readsCounter } from './count-reads-function.ts';
import { keptAnswers } from './door/kept-answers.ts';
import { startEventSources } from './event-sources.ts';
import { deployedDoor, frontDoor } from './front-door.ts';
import { asyncCalls } from './functions/async-calls.ts';
import { type Functions, type Outcome, startFunctions } from './functions/functions.ts';
import { makeTurns, type Turns } from './functions/turns.ts';
import { type BreachOf, contractOf, documentPath } from './gateway/contract.ts';
import { makeGateway } from './gateway/gateway.ts';
import { indexKeeper } from './index-function.ts';
import { takeLock } from './lock.ts';
import { type Account, type Login, openLogin } from './login/login.ts';
import type { Meter } from './metrics/meter.ts';
import type { Metrics } from './metrics/metrics.ts';
import { operatorRole, operatorVariables } from './operator.ts';
import { ownPages } from './own-pages.ts';
import { openPort, type Port } from './ports.ts';
import type { Queues } from './queues/queues.ts';
import { withReadLog } from './read-log.ts';
import { makeCredentials, type RoleCredentials } from './requests/credentials.ts';
import { permissionsOf, type ServiceAccess } from './requests/permissions.ts';
import { type Schedules, startSchedules } from './schedules.ts';
import { endpointVariables, openServices, type ServicePorts, type Services } from './services.ts';
import { deploySite } from './site.ts';
import { compileCacheFolder } from './synthesize.ts';
import { takeHome } from './take-home.ts';
import { startWatch, type Watch, type Watched } from './watch.ts';
import { refuseUnpermittedCalls } from './wiring.ts';

export type LaptopOptions = {
  readonly assemblyDirectory: string;
  /** Where everything is kept from start to start; one laptop at a time. */
  readonly home: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Put into the user pool where they are missing. */
  readonly accounts: readonly Account[];
  /** Prints what functions log. */
  readonly verbose?: boolean;
  /** Fires every schedule once, shortly after start: a laptop sleeps through the night. */
  readonly catchUpSchedules?: boolean;
  /** Gets what AWS would bill. */
  readonly meter?: Meter;
  /** The front door keeps what the template lets it. Without it a change shows at once, as it does at the API's own address in the cloud. */
  readonly keepsAnswers?: boolean;
  /** Another clock than this machine's, for tests that let time pass: that of everything but the functions, which are processes of their own. */
  readonly now?: () => Date;
};

export type Laptop = {
  readonly url: string;
  readonly model: CityModel;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly metrics: Metrics;
  /** An access token for an account, as the login would issue it; `overrides` replace single claims, undefined removes one. */
  readonly issueToken: Login['issueToken'];
  readonly runSchedule: (logicalIdPrefix: string) => Promise<readonly Outcome[]>;
  /** Lets its time go on from a moment that has passed; without one, from the machine's. Waits until no function runs: what one signs is of the time in which it began. */
  readonly setClock: (at: Date | undefined) => Promise<void>;
  /** Evaluates the alarms now. */
  readonly look: () => Watched;
  readonly stop: () => Promise<void>;
};

const laptopClientId = 'satudata-portal';
const catchUpMilliseconds = 1_000;
const platformLineBytes = 150; // the START and END lines that Lambda writes beside its REPORT

/**
 * Runs the cloud assembly on this machine. Resolves when the address answers.
 * Throws when another laptop holds `home`, when the port is taken, or when the assembly holds what the laptop cannot run.
 */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  takeHome(options.home);
  const lock = takeLock(join(options.home, 'lock.sqlite'));
  if (lock === undefined) throw new Error(`Satu Data lain sedang berjalan dengan data di ${options.home}. Hentikan dulu yang itu.`);
  const closing: Closing = [() => lock.release()];
  const stop = onlyOnce(async () => {
    // Last opened, first closed.
    for (const close of closing.toReversed()) await close();
  });
  try {
    return { ...(await open(options, closing)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(options: LaptopOptions, closing: Closing): Promise<Omit<Laptop, 'stop'>> {
  const { home } = options;
  const machineNow = options.now ?? (() => new Date());
  const clock = makeClock(() => machineNow().getTime());
  const { now } = clock;
  const turns = makeTurns();
  const setClock = async (at: Date | undefined) => {
    if (at !== undefined || clock.behindMilliseconds() > 0) await turns.alone(() => clock.set(at));
  };
  const [front, json, objects] = await Promise.all([options.port, 0, 0].map((port) => takePort(port, closing)));
  if (front === undefined || json === undefined || objects === undefined) throw new Error('A port is missing');
  const ports = { json, objects };
  const url = `http://127.0.0.1:${front.number}`;
  const model = readModel(options.assemblyDirectory, {
    publicUrl: url,
    issuer: `${url}/oidc`,
    clientId: laptopClientId,
    queueUrl: (name) => `http://127.0.0.1:${json.number}/000000000000/${name}`,
  });
  refuseUnpermittedCalls(model);
  const credentials = makeCredentials([...model.roles, operatorRole].map(({ arn }) => arn));
  const accounts = openAccountStore(join(home, 'accounts'), options.accounts, now);
  closing.push(() => accounts.close());
  const login = openLoginOf(home, model, { url, accounts, now });
  closing.push(() => login.close());
  const poolSide = { accounts, endSessions: login.endSessions };
  const services = await openServices(home, model, serviceAccess(model, credentials, now), ports, poolSide, {
    meter: options.meter,
    machineNow,
  });
  closing.push(() => services.close());
  // Alarms watch this machine, whatever time it shows its functions.
  const watch = startWatch(model, {
    home,
    ...services,
    now: machineNow,
    say: (line) => console.error('alarm', line),
    ...(options.meter === undefined ? {} : { meter: options.meter }),
  });
  closing.push(() => watch.stop());
  const functions = startCode(options, model, { credentials, services, ports, watch, clock, turns }, closing);
  const onFault = (error: unknown) => console.error('front door', error);
  const gateway = makeGateway(model.api, functions.invoke, now, onFault, watch.onEnded, contractOfApi(model, url));
  const site = deploySite(model.site, model.compressesSite);
  const door = frontDoor({
    door: deployedDoor(model.frontDoors, services.secretValueOf),
    origins: { site, siteBucket: model.site[0]?.bucketName, gateway, objects: services.objects },
    login: login.handle,
    ownPages: ownPages(services, accounts, site),
    ...(options.keepsAnswers === true ? { kept: keptAnswers(now) } : {}),
    now,
    onFault,
  });
  const reads = openReadLog(home, model.functions, services, now);
  closing.push(() => reads.stop());
  front.serve(withReadLog(door, reads.write, now));
  closing.push(() => front.close());
  const schedules = afterDelivery(startTimers(options, model, { functions, services, clock }, closing), reads.deliver);
  const actions = {
    issueToken: (account: string) => login.issueToken(account),
    runSchedule: schedules.run,
    compareRecords: recordsComparer(model.functions, functions.invoke),
    keepIndex: indexKeeper(model.functions, functions.invoke, services.renewSecret),
    countReads: readsCounter(model.functions, functions.invoke, reads.deliver, now),
    listConcerned: concernedLister(model.functions, functions.invoke),
    setClock: (at: string | undefined) => setClock(at === undefined ? undefined : new Date(at)),
    operator: async () => operatorVariables(model, ports, credentials.forRole(operatorRole.arn)),
  };
  await announce(home, url, { ...actions, alarms: async () => watch.look(), ring: async (alarm) => watch.ring(alarm) }, closing);
  warmAuthorizer(model, functions);
  return {
    url,
    model,
    functions,
    queues: services.queues,
    metrics: services.metrics,
    issueToken: login.issueToken,
    runSchedule: schedules.run,
    setClock,
    look: watch.look,
  };
}

/** The API's own document, where it has one: every answer is checked against it. */
function contractOfApi({ api }: CityModel, url: string): BreachOf | undefined {
  if (!api.methods.some(({ path }) => path === documentPath)) return undefined;
  return contractOf(async () => {
    const response = await fetch(`${url}${documentPath}`);
    if (!response.ok) throw new Error(`${documentPath} answered ${response.status}`);
    return response.json();
  });
}

async function takePort(wanted: number, closing: Closing): Promise<Port> {
  const port = await openPort(wanted);
  closing.push(() => port.close());
  return port;
}

type Around = {
  readonly credentials: RoleCredentials;
  readonly services: Services;
  readonly ports: ServicePorts;
  readonly watch: Watch;
  readonly clock: Clock;
  readonly turns: Turns;
};

/** Functions, and the queues that feed them. */
function startCode(options: LaptopOptions, model: CityModel, around: Around, closing: Closing): Functions {
  const { credentials, services, ports, watch, clock, turns } = around;
  // Folders of processes that a crash left behind.
  rmSync(join(options.home, 'tmp'), { recursive: true, force: true });
  const started = startFunctions(model.functions, {
    credentialsFor: credentials.forRole,
    endpoints: endpointVariables(ports),
    home: options.home,
    compileCacheDirectory: join(options.assemblyDirectory, compileCacheFolder),
    clock,
    onOutcome: watch.onOutcome,
    onReport: (name, line, milliseconds) => {
      watch.onReport(name, line);
      options.meter?.run(name, milliseconds);
      options.meter?.line(platformLineBytes + line.length);
    },
    onLogLine: (name, line) => {
      services.metrics.recordEmf(line);
      options.meter?.line(Buffer.byteLength(line));
      if (options.verbose === true) console.error(`${name} ${line}`);
    },
  });
  const functions: Functions = { ...started, invoke: (name, event) => turns.run(() => started.invoke(name, event)) };
  const sources = startEventSources(model.eventSources, services.queues, functions.invoke, model.region);
  closing.push(async () => {
    // A poller ends when its function does; what it held returns to the queue.
    const ended = sources.stop();
    await functions.stop();
    await ended;
  });
  return functions;
}

type SignIn = { readonly url: string; readonly accounts: AccountStore; readonly now: () => Date };

function openLoginOf(home: string, model: CityModel, { url, accounts, now }: SignIn): Login {
  return openLogin({
    directory: join(home, 'login'),
    issuer: `${url}/oidc`,
    clientId: laptopClientId,
    redirectUris: model.signIn.callbackUrls,
    postLogoutRedirectUris: model.signIn.logoutUrls,
    refreshSeconds: model.signIn.refreshSeconds,
    accounts,
    now,
  });
}

type Called = { readonly functions: Functions; readonly services: Services; readonly clock: Clock };

function startTimers(options: LaptopOptions, model: CityModel, { functions, services, clock }: Called, closing: Closing): Schedules {
  const { now } = clock;
  const { call, stop } = asyncCalls(model.asyncCalls, functions.invoke, (queueArn, body) => void services.queues.send(queueArn, body), now);
  const schedules = startSchedules(model.schedules, call, {
    region: model.region,
    now,
    isHeld: () => clock.behindMilliseconds() > 0,
    onFailure: ({ logicalId }, outcome) => console.error('schedule', logicalId, outcome),
    ...(options.catchUpSchedules === true ? { catchUpAfterMilliseconds: catchUpMilliseconds } : {}),
  });
  closing.push(stop, () => schedules.stop());
  return schedules;
}

/** Every request asks the authorizer, so it is started before the first one. */
function warmAuthorizer(model: CityModel, functions: Functions): void {
  const names = new Set(model.api.methods.flatMap(({ authorizer }) => authorizer?.functionName ?? []));
  for (const name of names) void functions.warm(name);
}

function serviceAccess(model: CityModel, credentials: RoleCredentials, now: () => Date): ServiceAccess {
  const keyed = [...model.roles, operatorRole].map((role) => ({ role, accessKeyId: credentials.forRole(role.arn).accessKeyId }));
  return { secretFor: credentials.secretFor, isAllowed: permissionsOf(keyed, model.resourcePolicies), now };
}

function onlyOnce(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
