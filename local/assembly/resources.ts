import { evaluateCondition, resolve, type Scope } from './intrinsics.ts';
import { accountId, type CityResources, chosenName, type Physical, physicalResource } from './physical.ts';
import { refuseUnknownType, runTypes } from './resource-types.ts';
import type { Json, Stack, Template } from './template.ts';

/** One resource of the assembly, its properties resolved. */
export type ResolvedResource = {
  readonly logicalId: string;
  readonly type: string;
  readonly region: string;
  readonly physical: Physical;
  readonly properties: { readonly [name: string]: Json };
  /** Where an asset of its stack lies, by the asset's hash. */
  readonly assetPaths: ReadonlyMap<string, string>;
};

/**
 * Every resource of the stacks that the laptop runs, with all intrinsics resolved. What it ignores stays unresolved: a dashboard may hold
 * intrinsics that only the cloud needs.
 * Throws on a resource type in neither list, an unknown intrinsic, or a reference to nothing.
 */
export function resolveResources(stacks: readonly Stack[], cityResources: CityResources): readonly ResolvedResource[] {
  const exported = new Map<string, Json>();
  const takenNames = new Set<string>();
  return stacks.flatMap((stack) => {
    const { scope, physical } = stackScope(stack, cityResources, exported, takenNames);
    for (const output of Object.values(stack.template.Outputs)) {
      if (output.Export === undefined) continue;
      const value = resolve(output.Value, scope);
      const name = resolve(output.Export.Name, scope);
      if (typeof name === 'string' && value !== undefined) exported.set(name, value);
    }
    return Object.entries(stack.template.Resources)
      .filter(([logicalId, resource]) => physical.has(logicalId) && runTypes.has(resource.Type))
      .map(([logicalId, resource]) => ({
        logicalId,
        type: resource.Type,
        region: stack.region,
        physical: existing(physical, logicalId),
        properties: resolvedProperties(resource.Properties, scope),
        assetPaths: stack.assetPaths,
      }));
  });
}

function stackScope(stack: Stack, cityResources: CityResources, exported: Map<string, Json>, takenNames: Set<string>) {
  const physical = new Map<string, Physical>();
  const scope: Scope = {
    ref: (id) =>
      pseudoParameter(id, stack) ?? parameter(id, stack.template) ?? (id === 'AWS::NoValue' ? undefined : existing(physical, id).ref),
    attribute: (id, name) => {
      const value = existing(physical, id).attributes[name];
      if (value === undefined) throw new Error(`The laptop knows no attribute ${name} of ${id}`);
      return value;
    },
    condition: (name) => {
      const condition = stack.template.Conditions[name];
      if (condition === undefined) throw new Error(`The template has no condition ${name}`);
      return evaluateCondition(condition, scope);
    },
    mapped: (map, first, second) => {
      const value = mapped(stack.template, [map, first, second]);
      return map === addressMapping ? cityResources.publicUrl : value;
    },
    imported: (name) => {
      const value = exported.get(name);
      if (value === undefined) throw new Error(`No stack before ${stack.name} exports ${name}`);
      return value;
    },
  };
  namePhysicals(stack, cityResources, scope, physical, takenNames);
  return { scope, physical };
}

function namePhysicals(
  stack: Stack,
  cityResources: CityResources,
  scope: Scope,
  physical: Map<string, Physical>,
  takenNames: Set<string>,
): void {
  for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
    refuseUnknownType(logicalId, resource.Type);
    if (resource.Condition !== undefined && !scope.condition(resource.Condition)) continue;
    const chosen = chosenName(resource.Type, (property) => {
      const value = resolve(resource.Properties[property] ?? { Ref: 'AWS::NoValue' }, scope);
      return typeof value === 'string' ? value : undefined;
    });
    const taken = takenNames.has(logicalId);
    takenNames.add(logicalId);
    physical.set(
      logicalId,
      physicalResource(resource.Type, { logicalId, region: stack.region, cityResources }, chosen, taken ? `-${stack.name}` : ''),
    );
  }
}

function pseudoParameter(name: string, stack: Stack): string | undefined {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::Region': stack.region,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${accountId}:stack/${stack.name}/laptop`,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return values[name];
}

function parameter(name: string, template: Template): Json | undefined {
  const declared = template.Parameters[name];
  if (declared === undefined) return undefined;
  const value = declared.Default;
  if (value === undefined) throw new Error(`The template's parameter ${name} has no value`);
  return value;
}

/** Where the city is reached: here, by this machine's address. */
const addressMapping = 'PublicUrl';

function mapped(template: Template, path: readonly string[]): Json {
  let value: Json | undefined = template.Mappings;
  for (const key of path) value = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
  if (value === undefined) throw new Error(`The template maps nothing at ${path.join('.')}`);
  return value;
}

function existing(physical: ReadonlyMap<string, Physical>, logicalId: string): Physical {
  const found = physical.get(logicalId);
  if (found === undefined) throw new Error(`The template refers to ${logicalId}, which it does not hold`);
  return found;
}

function resolvedProperties(properties: { readonly [name: string]: Json }, scope: Scope): { readonly [name: string]: Json } {
  const result: Record<string, Json> = {};
  for (const [name, value] of Object.entries(properties)) {
    const resolvedValue = resolve(value, scope);
    if (resolvedValue !== undefined) result[name] = resolvedValue;
  }
  return result;
}
