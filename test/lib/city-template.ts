import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { z } from 'zod';
import cdkSettings from '../../cdk.json' with { type: 'json' };
import type { City } from '../../cities/city.ts';
import { CityStack } from '../../lib/city-stack.ts';
import { entries } from '../../lib/function-settings.ts';
import { readCity } from '../../lib/read-city.ts';

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) })),
});

export type Json = z.infer<ReturnType<typeof z.json>>;
export type Resource = { readonly logicalId: string; readonly properties: Readonly<Record<string, Json>> };

export const theCity = readCity('kota-tangerang');

/** The city's stack around empty bundles: what the template says does not depend on the code. */
export function cityStack(changes: Partial<City> = {}): CityStack {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-stack-'));
  const bundle = { directory: join(directory, 'bundle'), hash: 'empty' };
  mkdirSync(bundle.directory);
  writeFileSync(join(bundle.directory, 'index.mjs'), '');
  const city = { ...theCity, ...changes };
  const app = new App({ outdir: join(directory, 'cdk.out'), context: cdkSettings.context, builtinCloudFormationValidation: false });
  const functions = Object.fromEntries(Object.keys(entries).map((name) => [name, bundle]));
  return new CityStack(app, 'city', { city, functions, site: bundle, env: { region: city.region } });
}

/** The resources of the synthesized stack, by type. */
export function synthesized(stack: CityStack): { text: string; count: number; ofType: (type: string) => Resource[] } {
  const assembly = stack.node.root instanceof App ? stack.node.root.synth() : undefined;
  const file = assembly?.getStackArtifact(stack.artifactId).templateFullPath ?? '';
  const text = readFileSync(file, 'utf8');
  const { Resources } = templateSchema.parse(JSON.parse(text));
  const all = Object.entries(Resources);
  return {
    text,
    count: all.length,
    ofType: (type) =>
      all.filter(([, resource]) => resource.Type === type).map(([logicalId, { Properties }]) => ({ logicalId, properties: Properties })),
  };
}

/** The logical id that a Ref or GetAtt names, or the text itself; a Join is put together from both. */
export function plainText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (typeof value.Ref === 'string') return value.Ref;
    const attribute = value['Fn::GetAtt'];
    if (Array.isArray(attribute)) return String(attribute[0]);
    const join = value['Fn::Join'];
    if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(plainText).join(String(join[0]));
  }
  throw new Error(`No plain text: ${JSON.stringify(value)}`);
}
