import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { City } from '../../cities/city.ts';
import { functionNames } from '../../functions/routes.ts';
import type { LambdaName } from '../function-settings.ts';
import { named, pascalCase } from '../logical-id.ts';
import type { CityFunctions } from './city-functions.ts';

/** The alias by which API Gateway calls what answers requests. */
export const aliasName = 'live';

/** What somebody waits for: the functions of routes, and the authorizer. Workers have their queues, whose messages come again. */
export const answeringNames: readonly LambdaName[] = [...functionNames, 'authorize'];

/**
 * CodeDeploy's own settings (CodeDeploy, "Predefined deployment configurations for an AWS Lambda compute platform"). Ten minutes are twice
 * the period of the alarms that are asked.
 */
const shifts = {
  canary: 'CodeDeployDefault.LambdaCanary10Percent10Minutes',
  linear: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
} as const;

/** What one deployment may do to the alias of one function; more than one at a time CodeDeploy refuses a group, so each function has its own. */
type Shifted = { readonly name: LambdaName; readonly functionArn: string; readonly alias: CfnAlias };

/**
 * A changed function takes its requests over by and by: API Gateway calls an alias, CloudFormation publishes a version and has CodeDeploy
 * shift the alias to it, and an alarm that rings meanwhile takes all of them back, and the stack with them (decisions/0080-safe-change.md).
 * What did not change has the same version, and is not shifted.
 */
export class SafeChange extends Construct {
  private readonly shifted: readonly Shifted[];

  constructor(scope: Construct, id: string, functions: CityFunctions) {
    super(scope, id);
    this.shifted = answeringNames.map((name) => {
      const { functionName, functionArn, currentVersion } = functions.get(name).lambda;
      const alias = new CfnAlias(this, pascalCase(name), { name: aliasName, functionName, functionVersion: currentVersion.version });
      return { name, functionArn, alias: named(alias, `${pascalCase(name)}Live`) };
    });
  }

  /** The ARN by which a function is called. Throws on one that answers nobody. */
  arnOf(name: LambdaName): string {
    const found = this.shifted.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} answers no requests`);
    return found.alias.ref;
  }

  /** Has each alias shifted while these alarms are silent; `at-once` leaves it to CloudFormation, which asks no alarm. */
  watch(how: City['trafficShift'], alarms: readonly Alarm[]): void {
    if (how === 'at-once') return;
    const application = named(new CfnApplication(this, 'Application', { computePlatform: 'Lambda' }), 'ChangeApplication');
    const role = named(
      new Role(this, 'Role', {
        assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
        inlinePolicies: { Rights: new PolicyDocument({ statements: rightsToShift(this.shifted.map(({ functionArn }) => functionArn)) }) },
      }),
      'ChangeRole',
    );
    for (const { name, alias } of this.shifted) {
      const group = new CfnDeploymentGroup(this, `${pascalCase(name)}Change`, {
        applicationName: application.ref,
        serviceRoleArn: role.roleArn,
        deploymentConfigName: shifts[how],
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        alarmConfiguration: { enabled: true, alarms: alarms.map(({ alarmName }) => ({ name: alarmName })) },
        autoRollbackConfiguration: {
          enabled: true,
          events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
      });
      named(group, `${pascalCase(name)}Change`);
      alias.cfnOptions.updatePolicy = {
        codeDeployLambdaAliasUpdate: { applicationName: application.ref, deploymentGroupName: group.ref },
      };
    }
  }
}

/**
 * The actions of AWS's own policy for this (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html), but changes on
 * these functions alone: Lambda asks about an alias by its function (Lambda, "Resources and conditions for Lambda actions"). Left out are revisions in S3 and
 * hooks: an alias's `UpdatePolicy` names none. Reads stay wide, since CodeDeploy goes back when one is refused: a narrower `DescribeAlarms` hides composite
 * alarms from whoever asks for both kinds, and no document says whether it asks for concurrency by alias or by version.
 */
function rightsToShift(functionArns: readonly string[]): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms', 'lambda:GetProvisionedConcurrencyConfig'], resources: ['*'] }),
    new PolicyStatement({
      actions: ['lambda:GetAlias', 'lambda:UpdateAlias'],
      resources: functionArns.flatMap((arn) => [arn, `${arn}:${aliasName}`]),
    }),
  ];
}
