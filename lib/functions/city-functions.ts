import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { functionSettings, type LambdaName, lambdaNames } from '../function-settings.ts';
import type { Grant } from '../grants/grant.ts';
import { grants } from '../grants/grants.ts';
import { pascalCase } from '../logical-id.ts';
import { CityFunction } from './city-function.ts';
import type { Bundle } from './function-code.ts';
import type { CityResources } from './resources.ts';

type CityFunctionsSettings = {
  readonly cityResources: CityResources;
  /** Rights that a setting of the city gives beside the grants. */
  readonly more: Readonly<Partial<Record<LambdaName, readonly PolicyStatement[]>>>;
  readonly traced: boolean;
  /** Functions that this city has no use for. */
  readonly without: readonly LambdaName[];
};

/** Every function of the city with its environment and grants. */
export class CityFunctions extends Construct {
  private readonly byName: ReadonlyMap<LambdaName, CityFunction>;

  constructor(
    scope: Construct,
    id: string,
    bundles: Readonly<Record<string, Bundle>>,
    { cityResources, more, traced, without }: CityFunctionsSettings,
  ) {
    super(scope, id);
    const built = (name: LambdaName) => this.build(name, bundles, cityResources, { more: more[name] ?? [], traced });
    const names = lambdaNames.filter((name) => !without.includes(name));
    this.byName = new Map(names.map((name) => [name, built(name)]));
  }

  /** Those that this city has. */
  get names(): readonly LambdaName[] {
    return [...this.byName.keys()];
  }

  get(name: LambdaName): CityFunction {
    const found = this.byName.get(name);
    if (!found) throw new Error(`There is no function ${name}`);
    return found;
  }

  private build(
    name: LambdaName,
    bundles: Readonly<Record<string, Bundle>>,
    { settings, arnOf }: CityResources,
    { more, traced }: { readonly more: readonly PolicyStatement[]; readonly traced: boolean },
  ): CityFunction {
    const shape = functionSettings[name];
    const bundle = bundles[shape.bundle];
    if (!bundle) throw new Error(`There is no bundle ${shape.bundle} for the function ${name}`);
    const environment = Object.fromEntries(shape.environment.map((setting) => [setting, settings[setting]]));
    const statements = [...grants[name].map((grant) => statementOf(grant, arnOf)), ...more];
    return new CityFunction(this, pascalCase(name), shape, { code: bundle, environment, statements, traced });
  }
}

function statementOf(grant: Grant, arnOf: CityResources['arnOf']): PolicyStatement {
  const { leadingKeys, prefixes } = grant;
  return new PolicyStatement({
    actions: [...grant.actions],
    resources: [arnOf(grant.on)],
    ...(prefixes ? { conditions: { StringLike: { 's3:prefix': [...prefixes] } } } : {}),
    ...(leadingKeys ? { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] } } } : {}),
  });
}
