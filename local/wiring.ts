import type { CityModel } from './assembly/model.ts';
import { arn } from './assembly/physical.ts';
import { wildcard } from './conditions.ts';
import { permissionsOf } from './permissions.ts';

// What Lambda itself does with the function's role when it polls a queue; CreateEventSourceMapping refuses a role without them.
const POLLING_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Throws when the template wires a service to a function or queue that it does not permit the service to use: on AWS such a stack
 * fails to deploy, or deploys and answers 500.
 */
export function refuseUnpermittedCalls(model: CityModel): void {
  for (const method of model.api.methods) {
    const source = (tail: string) => arn('execute-api', model.api.region, `${model.api.id}/${tail}`);
    const { integration, authorizer, httpMethod, path } = method;
    if (integration.kind === 'lambda')
      requireInvoke(model, integration.functionName, 'apigateway', source(`${model.api.stageName}/${httpMethod}${path}`));
    if (authorizer !== undefined) requireInvoke(model, authorizer.functionName, 'apigateway', source(`authorizers/${authorizer.id}`));
  }
  for (const schedule of model.schedules) {
    if (schedule.service === 'events')
      for (const { functionName } of schedule.targets) requireInvoke(model, functionName, 'events', schedule.arn);
  }
  for (const bucket of model.buckets) for (const { queueArn } of bucket.notifications) requireSending(model, bucket.name, queueArn);
  for (const { functionName, queueArn } of model.eventSources) requireRole(model, functionName, queueArn, POLLING_ACTIONS);
  for (const { functionName, failureQueueArn } of model.asyncCalls) {
    if (failureQueueArn !== undefined) requireRole(model, functionName, failureQueueArn, ['sqs:SendMessage']);
  }
}

function requireInvoke(model: CityModel, functionName: string, service: string, sourceArn: string): void {
  if (!model.functions.some(({ name }) => name === functionName))
    throw new Error(`${sourceArn} calls ${functionName}, which the laptop does not run`);
  // In a permission a path parameter of the route is written as a wildcard.
  const concrete = sourceArn.replace(/\{[^}]+\}/g, 'x');
  const permitted = model.invokePermissions.some(
    (permission) =>
      permission.functionName === functionName &&
      permission.principal === `${service}.amazonaws.com` &&
      (permission.sourceArn === undefined || wildcard(permission.sourceArn).test(concrete)),
  );
  if (!permitted) throw new Error(`The template does not permit ${sourceArn} to call ${functionName}`);
}

function requireRole(model: CityModel, functionName: string, queueArn: string, actions: readonly string[]): void {
  const roleArn = model.functions.find(({ name }) => name === functionName)?.roleArn;
  const role = model.roles.find((candidate) => candidate.arn === roleArn);
  if (role === undefined) throw new Error(`${queueArn} is used for ${functionName}, which the laptop does not run`);
  const isAllowed = permissionsOf([{ role, accessKeyId: functionName }], model.resourceStatements);
  for (const action of actions) {
    if (!isAllowed(functionName, action, queueArn)) throw new Error(`The role of ${functionName} may not ${action} on ${queueArn}`);
  }
}

// PutBucketNotificationConfiguration refuses a queue whose policy does not let S3 send.
function requireSending(model: CityModel, bucketName: string, queueArn: string): void {
  const permitted = model.resourceStatements.some(
    ({ Effect, Principal, Action = [], Resource = [] }) =>
      Effect === 'Allow' &&
      typeof Principal === 'object' &&
      Principal.Service?.includes('s3.amazonaws.com') === true &&
      Action.some((action) => wildcard(action, 'i').test('sqs:SendMessage')) &&
      Resource.some((resource) => wildcard(resource).test(queueArn)),
  );
  if (!permitted) throw new Error(`The policy of ${queueArn} does not permit S3 to announce objects of ${bucketName}`);
}
