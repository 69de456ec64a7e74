import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import cdkSettings from '../../cdk.json' with { type: 'json' };
import type { City } from '../../cities/city.ts';
import { listRoutes } from '../../functions/routes.ts';
import type { ApiRoute } from '../../lib/functions/api-definition.ts';
import { entries } from '../../lib/functions/function-entries.ts';
import { readCity } from '../../lib/read-city.ts';
import { CityStacks } from '../../lib/stacks/city-stacks.ts';
import { importedResources } from '../../local/assembly/imported-api.ts';

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) })),
  Outputs: z.record(z.string(), z.object({ Value: z.json(), Export: z.object({ Name: z.string() }).optional() })).default({}),
});

export type Json = z.infer<ReturnType<typeof z.json>>;
export type Resource = { readonly logicalId: string; readonly properties: Readonly<Record<string, Json>> };
/** Resources of one template or of several; `text` is all that they say. */
export type Synthesized = { readonly text: string; readonly count: number; readonly ofType: (type: string) => Resource[] };

export const theCity = readCity('kota-tangerang');

/** Everything that a city can have beside what every city has. */
export const everySetting: Partial<City> = {
  publicUrl: 'https://data.example.id',
  mail: { from: 'satu-data@example.id' },
  alarmEmail: 'walidata@example.id',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000',
  firewall: true,
  firewallArn: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/Firewall/0a1b2c3d-0000-4000-8000-000000000000',
  tracing: true,
  dataEvents: true,
  ownKey: true,
  mfa: 'required',
  canary: { everyMinutes: 30 },
  copies: { vaultArn: 'arn:aws:backup:ap-southeast-1:123456789012:backup-vault:satu-data' },
  frontDoor: { distributionId: 'E1A2B3C4D5E6F7', logBucket: 'satu-data-kota-tangerang-accesslogbucket-0a1b2c3d' },
};

/** The city's stacks around empty bundles: what the templates say does not depend on the code. */
export function cityStacks(changes: Partial<City> = {}, routes: readonly ApiRoute[] = listRoutes(), countsReads = false): CityStacks {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-stack-'));
  const bundle = { directory: join(directory, 'bundle'), hash: 'empty' };
  mkdirSync(bundle.directory);
  writeFileSync(join(bundle.directory, 'index.mjs'), '');
  const city = { ...theCity, ...changes };
  const app = new App({ outdir: join(directory, 'cdk.out'), context: cdkSettings.context, builtinCloudFormationValidation: false });
  const functions = Object.fromEntries(Object.keys(entries).map((name) => [name, bundle]));
  return new CityStacks(app, 'city', { city, functions, site: bundle, routes, countsReads });
}

/** The texts of the synthesized templates, in the order of the stacks: what keeps data, what computes, the front door. */
export function templateTexts(stacks: CityStacks): string[] {
  const { root } = stacks.node;
  if (!(root instanceof App)) throw new Error('The stacks stand in no app');
  const assembly = root.synth();
  return stacks.all.map(({ artifactId }) => readFileSync(assembly.getStackArtifact(artifactId).templateFullPath, 'utf8'));
}

/** The resources of all stacks, by type, as if they were one: what is imported is what was exported, and an API's document is what it makes. */
export function synthesized(stacks: CityStacks): Synthesized {
  return asOne(templateTexts(stacks));
}

export function asOne(texts: readonly string[]): Synthesized {
  const templates = texts.map((text) => templateSchema.parse(JSON.parse(text)));
  const outputs = templates.flatMap(({ Outputs }) => Object.values(Outputs));
  const exported = new Map(outputs.map(({ Value, Export }) => [Export?.Name, Value]));
  const settled = (value: Json): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(settled);
    const imported = value['Fn::ImportValue'];
    if (typeof imported === 'string') return exported.get(imported) ?? value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, settled(one)]));
  };
  const held = templates.flatMap(({ Resources }) => Object.entries(Resources));
  const all = held.flatMap(([logicalId, { Type: type, Properties }]) => {
    const properties = z.record(z.string(), z.json()).parse(settled(Properties));
    const { Body } = properties;
    const made = type === 'AWS::ApiGateway::RestApi' && Body !== undefined ? importedResources(logicalId, Body) : [];
    return [{ logicalId, type, properties }, ...made.map(({ id, ...resource }) => ({ logicalId: id, ...resource }))];
  });
  return { text: texts.join('\n'), count: held.length, ofType: (type) => all.filter((resource) => resource.type === type) };
}

/** How a template asks where people reach the city. */
export const addressOfCity: Json = { 'Fn::FindInMap': ['PublicUrl', 'portal', 'address'] };

/** The logical id that a Ref or GetAtt names, the mapping that is asked, or the text itself; a Join is put together from both. */
export function plainText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (typeof value.Ref === 'string') return value.Ref;
    const found = value['Fn::FindInMap'];
    if (Array.isArray(found)) return String(found[0]);
    const attribute = value['Fn::GetAtt'];
    if (Array.isArray(attribute)) return String(attribute[0]);
    const join = value['Fn::Join'];
    if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(plainText).join(String(join[0]));
  }
  throw new Error(`No plain text: ${JSON.stringify(value)}`);
}
