import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.object({ templateFile: z.string().optional(), stackName: z.string().optional() }).optional(),
      dependencies: z.array(z.string()).default([]),
    }),
  ),
});

const json = z.json();

const resourceSchema = z.object({
  Type: z.string(),
  Condition: z.string().optional(),
  Properties: z.record(z.string(), json).default({}),
});

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: json.optional() })).default({}),
  Mappings: z.record(z.string(), json).default({}),
  Conditions: z.record(z.string(), json).default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: json, Export: z.object({ Name: json }).optional() })).default({}),
});

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
});

/** Any JSON value, as a template holds it. */
export type Json = z.infer<typeof json>;
export type Resource = z.infer<typeof resourceSchema>;
export type Template = z.infer<typeof templateSchema>;

/** One synthesized stack: its template, its region, and the folder or file of each asset by its hash. */
export type Stack = {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  readonly assetPaths: ReadonlyMap<string, string>;
};

/**
 * Reads the stacks of a cloud assembly, each after those it depends on.
 * Throws when the manifest, a template or an asset manifest is missing or not of the known form.
 */
export function readStacks(assemblyDirectory: string): readonly Stack[] {
  const { artifacts } = manifestSchema.parse(readJson(assemblyDirectory, 'manifest.json'));
  const isStack = (id: string) => artifacts[id]?.type === 'aws:cloudformation:stack';
  const ordered = new Set<string>();
  const place = (id: string): void => {
    if (ordered.has(id) || !isStack(id)) return;
    for (const dependency of artifacts[id]?.dependencies ?? []) place(dependency);
    ordered.add(id);
  };
  for (const id of Object.keys(artifacts)) place(id);
  return [...ordered].map((id) => {
    const artifact = artifacts[id];
    const templateFile = artifact?.properties?.templateFile;
    if (artifact === undefined || templateFile === undefined) throw new Error(`Stack ${id} of the cloud assembly names no template file`);
    return {
      name: artifact.properties?.stackName ?? id,
      region: regionOf(artifact.environment),
      template: templateSchema.parse(readJson(assemblyDirectory, templateFile)),
      assetPaths: readAssetPaths(assemblyDirectory, artifact.dependencies, id),
    };
  });
}

function regionOf(environment: string | undefined): string {
  const region = environment?.split('/').at(-1);
  if (region === undefined || region === 'unknown-region') throw new Error('A stack of the cloud assembly names no region');
  return region;
}

// A function's code is found through the asset manifest, since template metadata carries asset paths only when the CDK CLI synthesizes.
function readAssetPaths(directory: string, dependencies: readonly string[], stackId: string): ReadonlyMap<string, string> {
  const file = dependencies.find((dependency) => dependency === `${stackId}.assets`);
  if (file === undefined) return new Map();
  const { files } = assetsSchema.parse(readJson(directory, `${file}.json`));
  const paths = new Map<string, string>();
  for (const [hash, { source }] of Object.entries(files)) {
    if (source.path !== undefined) paths.set(hash, join(directory, source.path));
  }
  return paths;
}

function readJson(directory: string, file: string): unknown {
  return JSON.parse(readFileSync(join(directory, file), 'utf8'));
}
