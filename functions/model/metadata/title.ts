import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

export const title = {
  given: givenText(limits.maxTitleCharacters),
  kept: z.string(),
  storedIn: 'META',
  unsaid: 'refused',
  isChangeable: true,
  label: 'Judul',
  help: 'Sebut apa yang didata dan menurut apa, tanpa tahun.',
  example: 'Jumlah posyandu menurut kelurahan',
  control: { kind: 'text', maxCharacters: limits.maxTitleCharacters },
  forms: ['register', 'manage'],
  shown: { page: 'heading', list: 'heading' },
  found: { weight: 8, facet: undefined },
  dcat: 'dct:title',
  packaged: 'title',
} as const satisfies MetadataField<string>;
