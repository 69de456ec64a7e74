import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Gives the construct's own resource a logical id without a hash, for what operators and the laptop meet by name:
 * `CatalogTable`, `RowsFunction`. Returns the construct. Throws when it has no resource of its own.
 */
export function named<C extends IConstruct>(construct: C, logicalId: string): C {
  const resource = construct instanceof CfnElement ? construct : construct.node.defaultChild;
  if (!(resource instanceof CfnElement)) throw new Error(`${construct.node.path} has no resource of its own to name ${logicalId}`);
  resource.overrideLogicalId(logicalId);
  return construct;
}

/** 'ingest-small' → 'IngestSmall', as logical ids are written. */
export function pascalCase(name: string): string {
  return name.replace(/(^|[-:])([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());
}
