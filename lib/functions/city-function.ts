import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSettings } from '../function-settings.ts';
import { named } from '../logical-id.ts';
import type { Bundle } from './function-code.ts';

/** What traces need (Lambda, "Visualize Lambda function invocations using AWS X-Ray"), which the CDK gives to roles that it may change; neither knows resources. */
const writesTraces = () => new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] });

type CityFunctionSettings = {
  readonly code: Bundle;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  readonly traced: boolean;
};

/**
 * One function with a role of its own, which may write its own log and what it is given statements for, and nothing else ever: what the CDK would grant it
 * later has no effect. Its rights stand in the role (docs/decisions/0085-rights-stand-in-the-role.md).
 */
export class CityFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, settings: FunctionSettings, { code, environment, statements, traced }: CityFunctionSettings) {
    super(scope, id);
    // Three months: longer than any complaint takes to arrive; who read what is kept in the records table, not here.
    const logGroup = named(new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS }), `${id}Log`);
    const writesLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    const rights = new PolicyDocument({ statements: [writesLog, ...(traced ? [writesTraces()] : []), ...statements] });
    this.role = named(
      new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), inlinePolicies: { Rights: rights } }),
      `${id}Role`,
    );
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      // x86_64 everywhere: one DuckDB binary serves Lambda, CI and most laptops, so what was tested is what runs.
      architecture: Architecture.X86_64,
      code: Code.fromAsset(code.directory, { assetHash: code.hash }),
      handler: 'index.handler',
      memorySize: settings.memoryMegabytes,
      timeout: settings.timeout,
      ...(settings.scratch ? { ephemeralStorageSize: settings.scratch } : {}),
      environment: { ...environment },
      role: this.role.withoutPolicyUpdates(),
      logGroup,
      // X-Ray takes the first call of each second and 5 % of the others, which nobody can change (Lambda, "Visualize Lambda function invocations using
      // AWS X-Ray"): of a city's three million reads nearly all, twice, for 5 USD a million.
      tracing: traced ? Tracing.ACTIVE : Tracing.DISABLED,
    });
    named(this.lambda, `${id}Function`);
  }
}
