import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnCanary } from 'aws-cdk-lib/aws-synthetics';
import { Construct } from 'constructs';
import { PrivateBucket } from '../keeping/private-bucket.ts';
import { named } from '../logical-id.ts';
import type { AlarmSettings } from './alarm-settings.ts';

/** Node.js 22 without a browser ("Runtime versions using Node.js"). None is made in a runtime that AWS has retired; one that runs goes on ("Canary runtime support policy"). */
const runtimeVersion = 'syn-nodejs-5.4';

/**
 * A reader that never sleeps (city setting `canary`): CloudWatch Synthetics asks the city's address for its first page, its health and a list, from outside of everything that it watches but the region.
 * 0.0012 USD a run; what a run kept is gone after a week.
 */
export class Canary extends Construct {
  readonly alarms: Readonly<Record<string, AlarmSettings>>;

  constructor(
    scope: Construct,
    id: string,
    { deploymentName, publicUrl, everyMinutes }: { deploymentName: string; publicUrl: string; everyMinutes: number },
  ) {
    super(scope, id);
    const artefacts = new PrivateBucket(this, 'CanaryBucket', { lifecycleRules: [{ expiration: Duration.days(7) }] });
    const name = `satu-data-${deploymentName}`;
    const period = Duration.minutes(everyMinutes);
    const canary = new CfnCanary(this, 'Canary', {
      name,
      runtimeVersion,
      code: { handler: 'index.handler', script: readFileSync(join(import.meta.dirname, 'canary-script.cjs'), 'utf8') },
      schedule: { expression: `rate(${everyMinutes} minute${everyMinutes === 1 ? '' : 's'})` },
      runConfig: { timeoutInSeconds: 60, environmentVariables: { PUBLIC_URL: publicUrl } },
      artifactS3Location: `s3://${artefacts.bucketName}/runs`,
      executionRoleArn: this.role(artefacts, name).roleArn,
      startCanaryAfterCreation: true,
      successRetentionPeriod: 7,
      failureRetentionPeriod: 31,
    });
    named(canary, 'Canary');
    const metric = new Metric({
      namespace: 'CloudWatchSynthetics',
      metricName: 'SuccessPercent',
      dimensionsMap: { CanaryName: name },
      statistic: 'Average',
      period,
    });
    // One run may meet a deployment; a canary that is silent is no better than one that fails.
    this.alarms = { CanaryFailed: { metric, rings: { below: 100 }, periods: 2, whenSilent: TreatMissingData.BREACHING } };
  }

  private role(artefacts: PrivateBucket, name: string): Role {
    const { region, account } = Stack.of(this);
    const allow = (actions: string[], resources: string[], conditions: Record<string, Record<string, string>> = {}) =>
      new PolicyStatement({ actions, resources, conditions });
    const logs = `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/cwsyn-${name}-*`;
    const statements = [
      allow(['s3:PutObject'], [artefacts.arnForObjects('runs/*')]),
      allow(['s3:GetBucketLocation'], [artefacts.bucketArn]),
      allow(['cloudwatch:PutMetricData'], ['*'], { StringEquals: { 'cloudwatch:namespace': 'CloudWatchSynthetics' } }),
      allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], [logs]),
    ];
    const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
    return named(new Role(this, 'Role', { assumedBy, inlinePolicies: { Rights: new PolicyDocument({ statements }) } }), 'CanaryRole');
  }
}
