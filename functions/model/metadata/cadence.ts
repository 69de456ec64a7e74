import * as z from 'zod';
import { type Cadence, cadences, cadenceText } from '../cadence.ts';
import type { MetadataField } from './field.ts';

const schema = z.enum(cadences);

/** How often it is delivered (frekuensi pemutakhiran): due dates follow from it. */
export const cadence = {
  given: schema,
  kept: schema,
  storedIn: 'META',
  unsaid: 'refused',
  isChangeable: true,
  label: 'Frekuensi pemutakhiran',
  help: 'Jadwal kiriman berikutnya dihitung dari sini.',
  example: 'annual',
  control: { kind: 'choice', choices: cadenceText },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'freshness' },
  found: { weight: 0, facet: undefined },
  dcat: 'dct:accrualPeriodicity',
  packaged: { none: 'the profile has no member for it' },
} as const satisfies MetadataField<Cadence>;
