import * as z from 'zod';
import { aboutSchema, datasetSchema } from './dataset.ts';

/** One dataset as the search sees it. Whether a caller may see it is decided again at each search, on what stands here. */
const indexEntrySchema = z.strictObject({ dataset: datasetSchema, about: aboutSchema });

/** The search index: one object, `catalog/index.json` in the published bucket, rebuilt after changes (data-model.md). */
export const catalogIndexSchema = z.strictObject({ builtAt: z.string(), entries: z.array(indexEntrySchema) });

export type IndexEntry = z.infer<typeof indexEntrySchema>;
export type CatalogIndex = z.infer<typeof catalogIndexSchema>;

export const emptyIndex: CatalogIndex = { builtAt: '1970-01-01T00:00:00.000Z', entries: [] };
