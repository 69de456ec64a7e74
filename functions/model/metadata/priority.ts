import * as z from 'zod';
import type { MetadataField } from './field.ts';

/** On the city's list of priority data (data prioritas, Perpres 39/2019): its uploads are always reviewed. */
export const priority = {
  given: z.boolean(),
  kept: z.boolean(),
  storedIn: 'META',
  unsaid: { is: false },
  // Else its owner could end the reviews.
  isChangeable: false,
  label: 'Data prioritas',
  help: 'Ditetapkan dalam daftar data prioritas kota; unggahannya selalu diperiksa walidata.',
  example: true,
  control: { kind: 'none', why: 'the city’s forum puts a dataset on that list, not the clerk who registers it' },
  forms: [],
  shown: { page: 'fact', list: 'line' },
  found: { weight: 0, facet: undefined },
  dcat: { none: 'DCAT has no property for it' },
  packaged: { none: 'it tells how the city works, not what the data are' },
} as const satisfies MetadataField<boolean>;
