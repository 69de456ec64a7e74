import { cadence } from './cadence.ts';
import { contact } from './contact.ts';
import { coverage } from './coverage.ts';
import { description } from './description.ts';
import { licence } from './licence.ts';
import { priority } from './priority.ts';
import { spatial } from './spatial.ts';
import { tags } from './tags.ts';
import { temporal } from './temporal.ts';
import { themes } from './themes.ts';
import { title } from './title.ts';

/**
 * Every field of a dataset's descriptive metadata, by its name in /v1 and in storage, in the order of forms and pages. Requests, items, answers, forms, pages,
 * lists, the search and datapackage.json are derived from here (`names.ts`, `schemas.ts`, `values.ts`).
 */
export const metadataFields = {
  title,
  description,
  cadence,
  themes,
  tags,
  licence,
  contact,
  temporal,
  spatial,
  coverage,
  priority,
};

export type MetadataName = keyof typeof metadataFields;

export const metadataNames: readonly MetadataName[] = Object.keys(metadataFields).filter(isMetadataName);

function isMetadataName(name: string): name is MetadataName {
  return Object.hasOwn(metadataFields, name);
}
