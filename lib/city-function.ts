import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Bundle } from './function-code.ts';
import type { FunctionSettings } from './function-settings.ts';
import { named } from './logical-id.ts';

/** One function with a role of its own that may do nothing but write its own log, until it is granted more. */
export class CityFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    settings: FunctionSettings,
    {
      code,
      environment,
      traced,
    }: { readonly code: Bundle; readonly environment: Readonly<Record<string, string>>; readonly traced: boolean },
  ) {
    super(scope, id);
    // Three months: longer than any complaint takes to arrive; who read what is kept in the records table, not here.
    const logGroup = named(new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS }), `${id}Log`);
    this.role = named(new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), `${id}Role`);
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
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
      role: this.role,
      logGroup,
      // X-Ray takes the first call of each second and 5 % of the others, which nobody can change (Lambda, "Visualize Lambda function invocations using
      // AWS X-Ray"): of a city's three million reads nearly all, twice, for 5 USD a million.
      tracing: traced ? Tracing.ACTIVE : Tracing.DISABLED,
    });
    named(this.lambda, `${id}Function`);
  }
}
