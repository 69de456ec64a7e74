import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

/** What the data cover, in words: what days and an area can't say. */
export const coverage = {
  given: givenText(limits.maxCoverageCharacters),
  kept: z.string(),
  storedIn: 'ABOUT',
  unsaid: 'absent',
  isChangeable: true,
  label: 'Cakupan',
  help: 'Apa yang termasuk dan tidak termasuk, bila belum terjawab oleh rentang waktu dan wilayah.',
  example: 'Tanpa posyandu yang belum terdaftar',
  control: { kind: 'text', maxCharacters: limits.maxCoverageCharacters },
  forms: ['manage'],
  shown: { page: 'fact', list: 'nowhere' },
  found: { weight: 0, facet: undefined },
  dcat: 'dct:coverage',
  packaged: 'own',
} as const satisfies MetadataField<string>;
