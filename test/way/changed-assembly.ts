import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const templateSchema = z.looseObject({ Resources: z.record(z.string(), z.unknown()) });
const statementSchema = z.looseObject({ Effect: z.string(), Principal: z.unknown().optional() });
const policySchema = z.looseObject({
  Properties: z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(statementSchema) }) }),
});

export type Resources = Record<string, unknown>;

const manifestSchema = z.looseObject({
  artifacts: z.record(z.string(), z.looseObject({ properties: z.looseObject({ templateFile: z.string().optional() }).optional() })),
});

/** The templates of the assembly's own stacks: its folder may hold those of earlier ones. */
function templatesIn(assemblyDirectory: string): readonly string[] {
  const { artifacts } = manifestSchema.parse(JSON.parse(readFileSync(join(assemblyDirectory, 'manifest.json'), 'utf8')));
  return Object.values(artifacts).flatMap(({ properties }) => properties?.templateFile ?? []);
}

/** The resources of an assembly's templates, by logical id. */
export function resourcesIn(assemblyDirectory: string): readonly Resources[] {
  return templatesIn(assemblyDirectory).map(
    (name) => templateSchema.parse(JSON.parse(readFileSync(join(assemblyDirectory, name), 'utf8'))).Resources,
  );
}

/** A copy of the assembly with other resources; the code is the same. */
export function changedAssembly(assemblyDirectory: string, change: (resources: Resources) => void): string {
  const copy = mkdtempSync(join(tmpdir(), 'satudata-cut-'));
  const templates = templatesIn(assemblyDirectory);
  // The lock of a synthesis comes and goes (local/lock.ts), and is no part of the assembly.
  for (const name of readdirSync(assemblyDirectory).filter((found) => !found.startsWith('satudata.lock'))) {
    const [from, to] = [join(assemblyDirectory, name), join(copy, name)];
    if (statSync(from).isDirectory()) symlinkSync(from, to);
    else if (templates.includes(name)) {
      const template = templateSchema.parse(JSON.parse(readFileSync(from, 'utf8')));
      change(template.Resources);
      writeFileSync(to, JSON.stringify(template));
    } else copyFileSync(from, to);
  }
  return copy;
}

/**
 * A copy whose resource policies of one type (`AWS::SQS::QueuePolicy`) no longer let a service do anything. Throws when none did:
 * a case that removes nothing would prove nothing.
 */
export function withoutService(assemblyDirectory: string, type: string, service: string): string {
  let removed = 0;
  const copy = changedAssembly(assemblyDirectory, (resources) => {
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (z.looseObject({ Type: z.literal(type) }).safeParse(resource).data === undefined) continue;
      const policy = policySchema.parse(resource);
      const { PolicyDocument } = policy.Properties;
      const kept = PolicyDocument.Statement.filter((one) => one.Effect !== 'Allow' || !JSON.stringify(one.Principal).includes(service));
      removed += PolicyDocument.Statement.length - kept.length;
      PolicyDocument.Statement = kept;
      resources[logicalId] = policy;
    }
  });
  if (removed === 0) throw new Error(`No ${type} lets ${service} do anything`);
  return copy;
}
