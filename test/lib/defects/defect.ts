import * as z from 'zod';
import type { Json, Synthesized } from '../city-template.ts';

/** What is deployed: the templates as one, as texts, and whether each one's stack is protected from being deleted. */
export type Deployment = { readonly template: Synthesized; readonly texts: readonly string[]; readonly guarded: readonly boolean[] };

/**
 * A fault that an AWS engineer found in the template, which CloudFormation takes without a word. `find` names each place that has it; `bring` puts it back into a deployment that has it not, by
 * the smallest edit, so that a property which finds nothing any more is seen to be one that could.
 */
export type Defect = {
  /** As the list that was handed over counts them (docs/proofs.md). */
  readonly number: number;
  readonly is: string;
  readonly find: (deployment: Deployment) => readonly string[];
  readonly bring: (resources: Resources) => void;
};

const resourceSchema = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) });
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resourceSchema) });

/** The resources of one template, to be edited in place. */
export type Resources = Record<string, z.infer<typeof resourceSchema>>;

/** The templates after an edit of each. Throws where it changed none: it would have brought nothing. */
export function edited(texts: readonly string[], edit: (resources: Resources) => void): readonly string[] {
  const after = texts.map((text) => {
    const template = templateSchema.parse(JSON.parse(text));
    const before = JSON.stringify(template);
    edit(template.Resources);
    return JSON.stringify(template) === before ? text : JSON.stringify(template);
  });
  if (after.every((text, place) => text === texts[place])) throw new Error('no template was changed');
  return after;
}

/** The properties of all resources of a type in one template, to be edited in place. */
export function propertiesOf(resources: Resources, type: string): Record<string, Json>[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
}

/** A member somewhere within a JSON value; undefined where there is none. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[name] : undefined),
    value,
  );
}

/** A member that is a list; an empty one where it is none. */
export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list : [];
}

/** An object to be edited. Throws on anything else. */
export function objectAt(value: Json | undefined, ...path: readonly string[]): Record<string, Json> {
  const found = at(value, ...path);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw new Error(`There is no ${path.join('.')}`);
  return found;
}
