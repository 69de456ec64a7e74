import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import cdkSettings from '../../cdk.json' with { type: 'json' };
import type { City } from '../../cities/city.ts';
import { listRoutes } from '../../functions/routes.ts';
import { buildSiteAssets } from '../../lib/door/site-assets.ts';
import { bundleFunctions } from '../../lib/functions/function-code.ts';
import { entries } from '../../lib/functions/function-entries.ts';
import { readCity } from '../../lib/read-city.ts';
import { CityStacks } from '../../lib/stacks/city-stacks.ts';

const assetsSchema = z.looseObject({ files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string() }) })) });

/** An assembly of the shipped city with other settings of its deployment, with the code that goes with them; the caller removes its folder. */
export function assemblyOf(changes: Partial<City>): string {
  const outdir = mkdtempSync(join(tmpdir(), 'satudata-assembly-'));
  // Not copied: the bundles hold DuckDB, each its own.
  const context = { ...cdkSettings.context, 'aws:cdk:disable-asset-staging': true };
  const app = new App({ outdir, context, builtinCloudFormationValidation: false, analyticsReporting: false });
  const city = { ...readCity('kota-tangerang'), ...changes };
  const site = buildSiteAssets(join(outdir, 'site'));
  const functions = bundleFunctions({
    entries,
    assets: site.addresses,
    directory: join(outdir, 'functions'),
    city,
    platform: `${process.platform}-${process.arch}`,
  });
  new CityStacks(app, 'city', { city, functions, site, routes: listRoutes() });
  app.synth();
  for (const file of globSync('*.assets.json', { cwd: outdir })) makeRelative(outdir, join(outdir, file));
  return outdir;
}

/** The laptop finds assets from the assembly's folder on. */
function makeRelative(outdir: string, path: string): void {
  const assets = assetsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const { source } of Object.values(assets.files)) if (source.path.startsWith('/')) source.path = relative(outdir, source.path);
  writeFileSync(path, JSON.stringify(assets));
}
