import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

export const description = {
  given: givenText(limits.maxDescriptionCharacters),
  kept: z.string(),
  storedIn: 'ABOUT',
  unsaid: 'refused',
  isChangeable: true,
  label: 'Uraian',
  help: 'Apa isi data ini, dari mana asalnya, dan apa yang perlu diketahui pemakainya.',
  example: 'Posyandu yang aktif pada akhir tahun, dari laporan puskesmas.',
  control: { kind: 'long-text', maxCharacters: limits.maxDescriptionCharacters },
  forms: ['register', 'manage'],
  shown: { page: 'text', list: 'text' },
  // It mentions much; a title says what a dataset is.
  found: { weight: 1, facet: undefined },
  dcat: 'dct:description',
  packaged: 'description',
} as const satisfies MetadataField<string>;
