import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

/** Which area the data tell of: Kemendagri's code, or a name. */
export const spatial = {
  given: givenText(limits.maxCoverageCharacters),
  kept: z.string(),
  storedIn: 'ABOUT',
  unsaid: 'absent',
  isChangeable: true,
  label: 'Wilayah data',
  help: 'Kode Kemendagri atau nama wilayahnya. Kosongkan bila seluruh kota.',
  example: '36.71.01',
  control: { kind: 'suggested', maxCharacters: limits.maxCoverageCharacters, from: 'districts' },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'nowhere' },
  found: { weight: 1, facet: 'area' },
  dcat: 'dct:spatial',
  packaged: 'own',
} as const satisfies MetadataField<string>;
