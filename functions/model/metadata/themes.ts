import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

export const themes = {
  given: z.array(givenText(limits.maxThemeCharacters)).max(limits.maxThemes),
  kept: z.array(z.string()),
  storedIn: 'ABOUT',
  unsaid: { is: [] },
  isChangeable: true,
  label: 'Tema',
  help: 'Bidang urusannya. Pisahkan dengan koma.',
  example: ['kesehatan', 'kependudukan'],
  control: { kind: 'list', maxCharacters: limits.maxThemes * limits.maxThemeCharacters },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'line' },
  found: { weight: 3, facet: 'theme' },
  dcat: 'dcat:theme',
  packaged: 'keywords',
} as const satisfies MetadataField<readonly string[]>;
