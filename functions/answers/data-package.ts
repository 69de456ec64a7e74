import * as z from 'zod';
import { packagedFormats } from '../model/file-format.ts';
import { packagedShape } from '../model/metadata/schemas.ts';
import type { ServedField, ServedSchema } from '../standards/served-schema.ts';
import { count } from './moment.ts';
import type { ShapeOf, Shown } from './shown.ts';

const names = z.array(z.string());
const field: z.ZodType<ServedField> = z.looseObject({ name: z.string(), type: z.string() });

const schema = z
  .strictObject({
    $schema: z.string(),
    fields: z.array(field),
    missingValues: names,
    primaryKey: names.optional(),
  } satisfies ShapeOf<ServedSchema>)
  .meta({ id: 'TableSchema', description: 'Table Schema v2 dari berkas sebagaimana disajikan.' });

const resource = z
  .strictObject({
    name: z.enum(packagedFormats),
    type: z.literal('table'),
    title: z.string(),
    path: z.string(),
    format: z.enum(packagedFormats),
    mediatype: z.string(),
    encoding: z.literal('utf-8').optional(),
    dialect: z.record(z.string(), z.unknown()).optional(),
    bytes: count.optional(),
    hash: z.string().optional(),
    schema,
  })
  .meta({ id: 'PackagedFile', description: 'Satu berkas: alamat, format, kolom.' });

/** https://datapackage.org/standard/data-package/ */
export const dataPackage = z
  .strictObject({
    $schema: z.string(),
    name: z.string(),
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
    homepage: z.string(),
    version: z.string(),
    created: z.string(),
    keywords: names.optional(),
    licenses: z
      .array(z.strictObject({ name: z.string().optional(), path: z.string().optional(), title: z.string().optional() }))
      .optional(),
    sources: z.array(z.strictObject({ title: z.string(), path: z.string() })),
    contributors: z.array(z.strictObject({ title: z.string(), roles: names, email: z.string().optional(), path: z.string().optional() })),
    ...packagedShape(),
    resources: z.array(resource),
  })
  .meta({ id: 'DataPackage', description: 'Frictionless Data Package v2.' });
export type DataPackage = Shown<z.output<typeof dataPackage>>;
