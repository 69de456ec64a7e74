import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

/** Words as people search them, in any script. */
const word = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._'’&/()+-]*$/u;
const tag = givenText(limits.maxThemeCharacters).refine((text) => word.test(text), {
  message: 'tulis kata biasa: huruf, angka, spasi atau tanda hubung, misalnya balita atau air-bersih',
});

export const tags = {
  given: z.array(tag).max(limits.maxThemes),
  kept: z.array(z.string()),
  storedIn: 'ABOUT',
  unsaid: { is: [] },
  isChangeable: true,
  label: 'Kata kunci',
  help: 'Kata lain yang dipakai orang untuk mencari data ini. Pisahkan dengan koma.',
  example: ['posyandu', 'balita'],
  control: { kind: 'list', maxCharacters: limits.maxThemes * limits.maxThemeCharacters },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'nowhere' },
  found: { weight: 4, facet: undefined },
  dcat: 'dcat:keyword',
  packaged: 'keywords',
} as const satisfies MetadataField<readonly string[]>;
