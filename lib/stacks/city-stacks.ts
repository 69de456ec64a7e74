import { Annotations, type Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type City, deploymentNameOf, globalRegion } from '../../cities/city.ts';
import type { ApiRoute } from '../functions/api-definition.ts';
import type { Bundle } from '../functions/function-code.ts';
import { ComputeStack } from './compute-stack.ts';
import { CopiesStack } from './copies-stack.ts';
import { CostStack } from './cost-stack.ts';
import { DataStack } from './data-stack.ts';
import { DoorStack } from './door-stack.ts';
import { DoorWatchStack } from './door-watch-stack.ts';
import { FirewallStack } from './firewall-stack.ts';
import { SiteStack } from './site-stack.ts';

export type CityStacksSettings = {
  readonly city: City;
  readonly functions: Readonly<Record<string, Bundle>>;
  readonly site: Bundle;
  readonly routes: readonly ApiRoute[];
  /** Counts reads although the city names no bucket for the front door's log: on the laptop, whose door delivers one always. */
  readonly countsReads?: boolean;
};

/** What a deployment's stacks are called by, in their names and to people. */
type Named = { readonly tags: Readonly<Record<string, string>>; readonly name: string; readonly title: string };

/**
 * One city's desk in four stacks by lifetime (docs/decisions/0037-stacks-by-lifetime.md): what keeps data, the files of pages, what computes, the front door. Each
 * is deployed after those before it, and imports from them alone. Beside them: firewall, cost and door-watch in us-east-1, which import nothing; copies, which imports from the first
 * (docs/architecture.md, "Stacks"). None grows with the number of OPDs or routes.
 */
export class CityStacks extends Construct {
  readonly all: readonly Stack[];

  constructor(scope: Construct, id: string, { city, functions, site, routes, countsReads = false }: CityStacksSettings) {
    super(scope, id);
    const env = { region: city.region };
    // The name that the one stack of 0.1.0 had: its tables and buckets stay where they are.
    const name = `satu-data-${deploymentNameOf(city)}`;
    const title = `Satu Data ${city.name}${city.stage === undefined ? '' : ` (${city.stage})`}`;
    // Of the stacks: CloudFormation gives them to whatever takes tags, and the template stays as it is.
    const tags = { 'satu-data:city': deploymentNameOf(city) };
    const data = new DataStack(this, 'Data', { city, env, tags, stackName: name, description: `${title}: what keeps data` });
    const files = new SiteStack(this, 'Site', {
      site,
      env,
      tags,
      accessLogs: data.accessLogs,
      stackName: `${name}-site`,
      description: `${title}: the files of pages`,
    });
    const compute = new ComputeStack(this, 'Compute', {
      city,
      data,
      functions,
      routes,
      countsReads: countsReads || city.frontDoor?.logBucket !== undefined,
      env,
      tags,
      stackName: `${name}-compute`,
      description: `${title}: what computes`,
    });
    // A page names files by their content: they are there before a function draws it.
    compute.addStackDependency(files);
    const door = new DoorStack(this, 'Door', {
      city,
      site: files.bucket,
      env,
      tags,
      accessLogs: data.accessLogs,
      published: data.published,
      api: compute.api,
      stackName: `${name}-door`,
      description: `${title}: the front door`,
    });
    warnOfMissing(door, city);
    const others = { tags, name, title };
    const besides = [...this.firewall(city, others), ...this.watchers(city, others)];
    this.all = [data, files, compute, door, ...besides, ...this.copies(city, data, others)];
  }

  /** Stands in another region, so the front door knows of it by the city's file alone: deployed first, then named there. */
  private firewall({ firewall, firewallArn }: City, { tags, name, title }: Named): Stack[] {
    if (!firewall) return [];
    const stackName = `${name}-firewall`;
    const env = { region: globalRegion };
    const stack = new FirewallStack(this, 'Firewall', { env, tags, stackName, description: `${title}: the firewall` });
    if (firewallArn === undefined) {
      const text = `The firewall stands before nothing: set firewallArn to what the stack ${stackName} puts out (docs/settings.md)`;
      Annotations.of(stack).addWarningV2('satu-data:firewallArn', text);
    }
    return [stack];
  }

  /** Copies what the city keeps into another account, where the city names one. */
  private copies(city: City, data: DataStack, { tags, name, title }: Named): Stack[] {
    if (city.copies === undefined) return [];
    const env = { region: city.region };
    return [
      new CopiesStack(this, 'Copies', {
        city,
        data,
        env,
        tags,
        stackName: `${name}-copies`,
        description: `${title}: copies of what it keeps`,
      }),
    ];
  }

  /** What is watched from the one region in which AWS tells of an account's cost and of its front doors; it imports from no other stack. */
  private watchers(city: City, { tags, name, title }: Named): Stack[] {
    const { frontDoor } = city;
    const at = { city, env: { region: globalRegion }, tags };
    const cost = new CostStack(this, 'Cost', { ...at, stackName: `${name}-cost`, description: `${title}: what it may cost` });
    if (frontDoor === undefined) {
      Annotations.of(cost).addWarningV2(
        'satu-data:frontDoor',
        'The city has no frontDoor: the faults of its front door ring nowhere (docs/settings.md)',
      );
      return [cost];
    }
    const description = `${title}: what watches the front door`;
    return [cost, new DoorWatchStack(this, 'DoorWatch', { ...at, frontDoor, stackName: `${name}-door-watch`, description })];
  }
}

/** What a city can be deployed without, and should not run without. */
function warnOfMissing(door: Stack, { publicUrl, mail, identityProvider }: City): void {
  const warn = (setting: string, text: string) => Annotations.of(door).addWarningV2(`satu-data:${setting}`, text);
  if (publicUrl === undefined)
    warn(
      'publicUrl',
      'The city has no publicUrl: nobody can sign in until it holds the output FrontDoorAddress, and all is deployed again (docs/first-deployment.md)',
    );
  if (mail === undefined && identityProvider === undefined)
    warn(
      'mail',
      'The city has no mail: Cognito sends fifty mails a day at most, in English, from an address that is not the city’s (docs/settings.md)',
    );
}
