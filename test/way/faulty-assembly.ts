import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { changedAssembly } from './changed-assembly.ts';

const functionSchema = z.looseObject({ Properties: z.looseObject({ Handler: z.string() }) });
const queueSchema = z.looseObject({ Properties: z.looseObject({ VisibilityTimeout: z.number() }) });

/** The code of functions by logical id, in place of their own, and queues whose messages come back within a second instead of minutes. */
export type Faults = { readonly code?: Readonly<Record<string, string>>; readonly impatientQueues?: readonly string[] };

/** A copy of the assembly with these faults; all else is as it is deployed. Throws on a logical id that it does not hold. */
export function faultyAssembly(assemblyDirectory: string, { code = {}, impatientQueues = [] }: Faults): string {
  const changed = new Set<string>();
  const copy = changedAssembly(assemblyDirectory, (resources) => {
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (logicalId in code) {
        const { Properties, ...rest } = functionSchema.parse(resource);
        // Beside the folder of the function's own code.
        resources[logicalId] = { ...rest, Properties: { ...Properties, Handler: `../${logicalId}.handler` } };
        changed.add(logicalId);
      }
      if (impatientQueues.includes(logicalId)) {
        const { Properties, ...rest } = queueSchema.parse(resource);
        resources[logicalId] = { ...rest, Properties: { ...Properties, VisibilityTimeout: 1 } };
        changed.add(logicalId);
      }
    }
  });
  const unknown = [...Object.keys(code), ...impatientQueues].filter((logicalId) => !changed.has(logicalId));
  if (unknown.length > 0) throw new Error(`The assembly holds no ${unknown.join(', ')}`);
  for (const [logicalId, text] of Object.entries(code)) writeFileSync(join(copy, `${logicalId}.mjs`), text);
  return copy;
}
