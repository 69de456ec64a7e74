import type { BucketSettings } from '../objects/bucket-settings.ts';
import type { QueueSettings } from '../queues/queue.ts';
import { type AlarmModel, readAlarms } from './alarms.ts';
import { type FrontDoorModel, readFrontDoors } from './front-door.ts';
import {
  type AsyncCallModel,
  type EventSourceModel,
  type FunctionModel,
  type InvokePermission,
  readAsyncCalls,
  readEventSources,
  readFunctions,
  readInvokePermissions,
} from './functions.ts';
import { type MetricFilterModel, readMetricFilters } from './metric-filters.ts';
import type { CityResources } from './physical.ts';
import { resolveResources } from './resources.ts';
import { type RestApiModel, readRestApi } from './rest-api.ts';
import { type ResourcePolicy, type RoleModel, readResourcePolicies, readRoles } from './roles.ts';
import { readSchedules, type ScheduleModel } from './schedules.ts';
import { readSignIn, readUserPool, type SignInModel, type UserPoolModel } from './sign-in.ts';
import { readAssetCompression, readSiteDeployments, type SiteDeployment } from './site.ts';
import { readBuckets, readQueues, readSecrets, readTables, type SecretModel, type TableModel } from './storage.ts';
import { readStacks } from './template.ts';
import { readTopics, type TopicModel } from './topics.ts';

/** Everything of the cloud assembly that the laptop runs, with names, references and intrinsics settled. */
export type CityModel = {
  readonly region: string;
  readonly functions: readonly FunctionModel[];
  readonly invokePermissions: readonly InvokePermission[];
  readonly eventSources: readonly EventSourceModel[];
  readonly asyncCalls: readonly AsyncCallModel[];
  readonly roles: readonly RoleModel[];
  readonly resourcePolicies: readonly ResourcePolicy[];
  readonly api: RestApiModel;
  readonly buckets: readonly BucketSettings[];
  readonly queues: readonly QueueSettings[];
  readonly tables: readonly TableModel[];
  readonly secrets: readonly SecretModel[];
  readonly schedules: readonly ScheduleModel[];
  readonly site: readonly SiteDeployment[];
  /** CloudFront compresses the files of the site. */
  readonly compressesSite: boolean;
  readonly signIn: SignInModel;
  readonly userPool: UserPoolModel;
  readonly alarms: readonly AlarmModel[];
  readonly metricFilters: readonly MetricFilterModel[];
  readonly topics: readonly TopicModel[];
  /** The distributions. */
  readonly frontDoors: readonly FrontDoorModel[];
};

/**
 * Reads a cloud assembly. Throws a sentence that names the resource when the template holds what the laptop cannot run as the cloud would:
 * an unknown resource type or intrinsic, an authorizer that caches, a filter, a managed policy, a layer.
 */
export function readModel(assemblyDirectory: string, cityResources: CityResources): CityModel {
  const stacks = readStacks(assemblyDirectory);
  const [first] = stacks;
  if (first === undefined) throw new Error(`There is no stack in ${assemblyDirectory}`);
  const resources = resolveResources(stacks, cityResources);
  const functions = readFunctions(resources);
  const api = readRestApi(resources);
  const logGroupNames = new Set([api.accessLog, ...functions].flatMap((one) => one?.logGroupName ?? []));
  return {
    region: first.region,
    functions,
    invokePermissions: readInvokePermissions(resources),
    eventSources: readEventSources(resources),
    asyncCalls: readAsyncCalls(resources),
    roles: readRoles(resources, new Set(functions.map(({ roleArn }) => roleArn))),
    resourcePolicies: readResourcePolicies(resources),
    api,
    buckets: readBuckets(resources),
    queues: readQueues(resources),
    tables: readTables(resources),
    secrets: readSecrets(resources),
    schedules: readSchedules(resources),
    site: readSiteDeployments(resources),
    compressesSite: readAssetCompression(resources),
    signIn: readSignIn(resources),
    userPool: readUserPool(resources),
    alarms: readAlarms(resources),
    metricFilters: readMetricFilters(resources, logGroupNames),
    topics: readTopics(resources),
    frontDoors: readFrontDoors(resources),
  };
}
