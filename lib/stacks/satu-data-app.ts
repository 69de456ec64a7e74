import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import cdkSettings from '../../cdk.json' with { type: 'json' };
import { deploymentNameOf } from '../../cities/city.ts';
import { listRoutes } from '../../functions/routes.ts';
import { acknowledge } from '../acknowledged/acknowledge.ts';
import { acknowledgementsFor } from '../acknowledged/acknowledgements.ts';
import { buildSiteAssets } from '../door/site-assets.ts';
import { bundleFunctions } from '../functions/function-code.ts';
import { entries } from '../functions/function-entries.ts';
import { readCity, WrongCity } from '../read-city.ts';
import { CityStacks } from './city-stacks.ts';

export type AppSettings = {
  /** Where the cloud assembly is written. */
  readonly outdir: string;
  /** Where bundles are built. */
  readonly buildDirectory: string;
  readonly city?: string;
  /** One of the city's `stages`; without it the deployment that the file itself describes. */
  readonly stage?: string;
  /** Runs cdk-nag and the CDK's own check of templates (3 to 8 seconds); their findings fail the synthesis. */
  readonly nag: boolean;
  /** Whose DuckDB goes into the bundles, e.g. 'linux-x64'. */
  readonly platform: string;
  /** Refuses where no city is chosen: what deploys must not take the shipped one for somebody else's. */
  readonly mustChoose?: boolean;
  /** Counts reads whatever the city's file says of the front door's log. */
  readonly countsReads?: boolean;
};

/** The CDK app of one city. Needs neither network nor account; equal sources give equal files. Throws `WrongCity` where none is chosen that must be, or the file is wrong. */
export function satuDataApp(settings: AppSettings): { app: App; stacks: CityStacks } {
  const app = new App({
    outdir: settings.outdir,
    context: cdkSettings.context,
    builtinCloudFormationValidation: settings.nag,
    // Neither belongs into an assembly that is the same on every machine.
    analyticsReporting: false,
    stackTraces: false,
  });
  const id = settings.city ?? chosen(app, 'city');
  if (id === undefined && settings.mustChoose) throw new WrongCity('Say which city: -c city=<id>, of cities/<id>.json');
  const city = readCity(id ?? 'kota-tangerang', settings.stage ?? chosen(app, 'stage'));
  const site = buildSiteAssets(join(settings.buildDirectory, 'site'));
  const functions = bundleFunctions({
    entries,
    assets: site.addresses,
    directory: join(settings.buildDirectory, 'functions'),
    city,
    platform: settings.platform,
  });
  const stacks = new CityStacks(app, deploymentNameOf(city), {
    city,
    functions,
    site,
    routes: listRoutes(),
    countsReads: settings.countsReads ?? false,
  });
  acknowledge(stacks, acknowledgementsFor(city));
  if (settings.nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { app, stacks };
}

/** What the command line says: `-c city=…`, `-c stage=…`. */
function chosen(app: App, name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : undefined;
}
