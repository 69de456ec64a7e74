import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import cdkSettings from '../cdk.json' with { type: 'json' };
import { listRoutes } from '../functions/routes.ts';
import { acknowledge } from './acknowledge.ts';
import { acknowledgementsFor } from './acknowledgements.ts';
import { CityStacks } from './city-stacks.ts';
import { bundleFunctions } from './function-code.ts';
import { entries } from './function-entries.ts';
import { projectRoot } from './project-root.ts';
import { readCity } from './read-city.ts';
import { buildSiteAssets } from './site-assets.ts';

export type AppSettings = {
  /** Where the cloud assembly is written. */
  readonly outdir: string;
  /** Where bundles are built. */
  readonly buildDirectory: string;
  readonly city?: string;
  /** Runs cdk-nag and the CDK's own check of templates (3 to 8 seconds); their findings fail the synthesis. */
  readonly nag: boolean;
  /** Whose DuckDB goes into the bundles, e.g. 'linux-x64'. */
  readonly platform: string;
};

/** The CDK app of one city. Needs neither network nor account; equal sources give equal files. */
export function satuDataApp(settings: AppSettings): { app: App; stacks: CityStacks } {
  const app = new App({
    outdir: settings.outdir,
    context: cdkSettings.context,
    builtinCloudFormationValidation: settings.nag,
    // Neither belongs into an assembly that is the same on every machine.
    analyticsReporting: false,
    stackTraces: false,
  });
  const chosen: unknown = app.node.tryGetContext('city');
  const city = readCity(settings.city ?? (typeof chosen === 'string' ? chosen : 'kota-tangerang'));
  const functions = bundleFunctions({
    entries,
    directory: join(settings.buildDirectory, 'functions'),
    city,
    platform: settings.platform,
  });
  const stacks = new CityStacks(app, city.id, {
    city,
    functions,
    site: buildSiteAssets(join(settings.buildDirectory, 'site')),
    routes: listRoutes(),
  });
  acknowledge(stacks, acknowledgementsFor(city));
  if (settings.nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { app, stacks };
}

export const defaultBuildDirectory = join(projectRoot, 'build');
