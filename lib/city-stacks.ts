import { Annotations, type Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { City } from '../cities/city.ts';
import type { ApiRoute } from './api-definition.ts';
import { ComputeStack } from './compute-stack.ts';
import { billingRegion, CostStack } from './cost-stack.ts';
import { DataStack } from './data-stack.ts';
import { DoorStack } from './door-stack.ts';
import type { Bundle } from './function-code.ts';

export type CityStacksSettings = {
  readonly city: City;
  readonly functions: Readonly<Record<string, Bundle>>;
  readonly site: Bundle;
  readonly routes: readonly ApiRoute[];
};

/**
 * One city's desk in three stacks by lifetime (docs/decisions/0037-stacks-by-lifetime.md): what keeps data, what computes, the front door. Each
 * imports from those before it alone. A fourth watches the cost. None grows with the number of OPDs or routes.
 */
export class CityStacks extends Construct {
  readonly all: readonly Stack[];

  constructor(scope: Construct, id: string, { city, functions, site, routes }: CityStacksSettings) {
    super(scope, id);
    const env = { region: city.region };
    const name = `satu-data-${city.id}`;
    // The name that the one stack of 0.1.0 had: its tables and buckets stay where they are.
    const data = new DataStack(this, 'Data', { city, env, stackName: name, description: `Satu Data ${city.name}: what keeps data` });
    const compute = new ComputeStack(this, 'Compute', {
      city,
      data,
      functions,
      routes,
      env,
      stackName: `${name}-compute`,
      description: `Satu Data ${city.name}: what computes`,
    });
    const door = new DoorStack(this, 'Door', {
      city,
      site,
      env,
      accessLogs: data.accessLogs,
      api: compute.api,
      stackName: `${name}-door`,
      description: `Satu Data ${city.name}: the front door`,
    });
    this.all = [data, compute, door, ...this.costs(city, `${name}-cost`, compute)];
  }

  /** Watches what the account costs, where the city says how much it may; it imports from no other stack, and stands in another region. */
  private costs(city: City, stackName: string, compute: Stack): Stack[] {
    if (city.monthlyBudgetUsd === undefined) {
      Annotations.of(compute).addWarningV2(
        'satu-data:monthlyBudgetUsd',
        'The city has no monthlyBudgetUsd: nobody is told when its AWS account costs more than it should (docs/runbook.md)',
      );
      return [];
    }
    const description = `Satu Data ${city.name}: what it may cost`;
    return [new CostStack(this, 'Cost', { city, env: { region: billingRegion }, stackName, description })];
  }
}
