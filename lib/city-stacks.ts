import { Annotations, type Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { City } from '../cities/city.ts';
import type { ApiRoute } from './api-definition.ts';
import { ComputeStack } from './compute-stack.ts';
import { CopiesStack } from './copies-stack.ts';
import { billingRegion, CostStack } from './cost-stack.ts';
import { DataStack } from './data-stack.ts';
import { DoorStack } from './door-stack.ts';
import { DoorWatchStack } from './door-watch-stack.ts';
import type { Bundle } from './function-code.ts';

export type CityStacksSettings = {
  readonly city: City;
  readonly functions: Readonly<Record<string, Bundle>>;
  readonly site: Bundle;
  readonly routes: readonly ApiRoute[];
};

type Tags = Readonly<Record<string, string>>;

/**
 * One city's desk in three stacks by lifetime (docs/decisions/0037-stacks-by-lifetime.md): what keeps data, what computes, the front door. Each
 * imports from those before it alone. Others, in another region, watch the cost and the front door. None grows with the number of OPDs or routes.
 */
export class CityStacks extends Construct {
  readonly all: readonly Stack[];

  constructor(scope: Construct, id: string, { city, functions, site, routes }: CityStacksSettings) {
    super(scope, id);
    const env = { region: city.region };
    const name = `satu-data-${city.id}`;
    // Of the stacks: CloudFormation gives them to whatever takes tags, and the template stays as it is.
    const tags = { 'satu-data:city': city.id };
    // The name that the one stack of 0.1.0 had: its tables and buckets stay where they are.
    const data = new DataStack(this, 'Data', { city, env, tags, stackName: name, description: `Satu Data ${city.name}: what keeps data` });
    const compute = new ComputeStack(this, 'Compute', {
      city,
      data,
      functions,
      routes,
      env,
      tags,
      stackName: `${name}-compute`,
      description: `Satu Data ${city.name}: what computes`,
    });
    const door = new DoorStack(this, 'Door', {
      city,
      site,
      env,
      tags,
      accessLogs: data.accessLogs,
      api: compute.api,
      stackName: `${name}-door`,
      description: `Satu Data ${city.name}: the front door`,
    });
    this.all = [data, compute, door, ...this.watchers(city, name, tags), ...this.copies(city, { stackName: `${name}-copies`, tags }, data)];
  }

  /** Copies what the city keeps into another account, where the city names one. */
  private copies(city: City, settings: { readonly stackName: string; readonly tags: Tags }, data: DataStack): Stack[] {
    if (city.copies === undefined) return [];
    const description = `Satu Data ${city.name}: copies of what it keeps`;
    return [new CopiesStack(this, 'Copies', { city, data, env: { region: city.region }, description, ...settings })];
  }

  /** What is watched from the one region in which AWS tells of an account's cost and of its front doors; it imports from no other stack. */
  private watchers(city: City, stackName: string, tags: Tags): Stack[] {
    const { frontDoor } = city;
    const at = { city, env: { region: billingRegion }, tags };
    const cost = new CostStack(this, 'Cost', {
      ...at,
      stackName: `${stackName}-cost`,
      description: `Satu Data ${city.name}: what it may cost`,
    });
    if (frontDoor === undefined) {
      Annotations.of(cost).addWarningV2(
        'satu-data:frontDoor',
        'The city has no frontDoor: the faults of its front door ring nowhere (docs/settings.md)',
      );
      return [cost];
    }
    const description = `Satu Data ${city.name}: what watches the front door`;
    return [cost, new DoorWatchStack(this, 'DoorWatch', { ...at, frontDoor, stackName: `${stackName}-door-watch`, description })];
  }
}
