import type { Called } from './assembly/functions.ts';
import type { CityModel } from './assembly/model.ts';
import { arn } from './assembly/physical.ts';
import { wildcard } from './requests/conditions.ts';
import { permissionsOf, servicePermissions } from './requests/permissions.ts';

// What Lambda itself does with the function's role when it polls a queue; CreateEventSourceMapping refuses a role without them.
const pollingActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Throws when the template wires a service to a function or queue that it does not permit the service to use: on AWS such a stack
 * fails to deploy, or deploys and answers 500.
 */
export function refuseUnpermittedCalls(model: CityModel): void {
  for (const method of model.api.methods) {
    const source = (tail: string) => arn('execute-api', model.api.region, `${model.api.id}/${tail}`);
    const { integration, authorizer, httpMethod, path } = method;
    if (integration.kind === 'lambda')
      requireInvoke(model, integration, 'apigateway', source(`${model.api.stageName}/${httpMethod}${path}`));
    if (authorizer !== undefined) requireInvoke(model, authorizer, 'apigateway', source(`authorizers/${authorizer.id}`));
  }
  for (const schedule of model.schedules) {
    if (schedule.service === 'events') for (const target of schedule.targets) requireInvoke(model, target, 'events', schedule.arn);
  }
  refuseUnpermittedServices(model);
  for (const { functionName, queueArn } of model.eventSources) requireRole(model, functionName, queueArn, pollingActions);
  for (const { functionName, failureQueueArn } of model.asyncCalls) {
    if (failureQueueArn !== undefined) requireRole(model, functionName, failureQueueArn, ['sqs:SendMessage']);
  }
}

/** A permission holds for the name by which the function is called: one of the function does not hold for its alias, nor the other way round. */
function requireInvoke(model: CityModel, { functionName, alias }: Called, service: string, sourceArn: string): void {
  if (!model.functions.some(({ name }) => name === functionName))
    throw new Error(`${sourceArn} calls ${functionName}, which the laptop does not run`);
  // In a permission a path parameter of the route is written as a wildcard.
  const concrete = sourceArn.replace(/\{[^}]+\}/g, 'x');
  const permitted = model.invokePermissions.some(
    (permission) =>
      permission.functionName === functionName &&
      permission.alias === alias &&
      permission.principal === `${service}.amazonaws.com` &&
      (permission.sourceArn === undefined || wildcard(permission.sourceArn).test(concrete)),
  );
  if (!permitted)
    throw new Error(`The template does not permit ${sourceArn} to call ${functionName}${alias === undefined ? '' : `:${alias}`}`);
}

function requireRole(model: CityModel, functionName: string, queueArn: string, actions: readonly string[]): void {
  const roleArn = model.functions.find(({ name }) => name === functionName)?.roleArn;
  const role = model.roles.find((candidate) => candidate.arn === roleArn);
  if (role === undefined) throw new Error(`${queueArn} is used for ${functionName}, which the laptop does not run`);
  const isAllowed = permissionsOf([{ role, accessKeyId: functionName }], model.resourcePolicies);
  for (const action of actions) {
    if (!isAllowed(functionName, action, queueArn)) throw new Error(`The role of ${functionName} may not ${action} on ${queueArn}`);
  }
}

/** Whatever a service does by itself, the policy of the resource must let it do on behalf of what the template says. */
function refuseUnpermittedServices(model: CityModel): void {
  const isAllowed = servicePermissions(model.resourcePolicies);
  const require = (service: string, action: string, resource: string, sourceArn: string, doing: string): void => {
    if (!isAllowed(service, action, resource, sourceArn)) throw new Error(`The policy of ${resource} does not permit ${doing}`);
  };
  const requireSending = (service: string, queueArn: string, sourceArn: string, doing: string) =>
    require(service, 'sqs:SendMessage', queueArn, sourceArn, doing);
  for (const { name, notifications } of model.buckets) {
    // PutBucketNotificationConfiguration refuses such a queue.
    for (const { queueArn } of notifications)
      requireSending('s3.amazonaws.com', queueArn, `arn:aws:s3:::${name}`, `S3 to announce objects of ${name}`);
  }
  // These two AWS takes, and then loses what could not be delivered.
  for (const { service, arn: ruleArn, targets } of model.schedules) {
    for (const { deadLetterArn } of targets)
      if (deadLetterArn !== undefined && service === 'events')
        requireSending('events.amazonaws.com', deadLetterArn, ruleArn, `${ruleArn} to keep there what it could not start`);
  }
  for (const { arn: topicArn, subscriptions } of model.topics) {
    for (const { deadLetterArn } of subscriptions)
      if (deadLetterArn !== undefined)
        requireSending('sns.amazonaws.com', deadLetterArn, topicArn, `${topicArn} to keep there what it could not deliver`);
  }
  for (const { bucketName } of model.site) {
    const object = `arn:aws:s3:::${bucketName}/assets/any`;
    const isRead = model.frontDoors.some(({ arn: door }) => isAllowed('cloudfront.amazonaws.com', 's3:GetObject', object, door));
    if (model.frontDoors.length > 0 && !isRead) throw new Error(`The policy of ${bucketName} does not permit CloudFront to read the site`);
  }
}
