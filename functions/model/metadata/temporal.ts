import * as z from 'zod';
import type { Days, MetadataField } from './field.ts';

const day = z.iso.date('tulis tanggal yang ada, misalnya 2025-12-31');

/** Which time the data tell of. */
export const temporal = {
  given: z
    .strictObject({ start: day, end: day.optional() })
    .refine(({ start, end }) => end === undefined || start <= end, { message: 'sebelum tanggal mulainya', path: ['end'] }),
  kept: z.strictObject({ start: z.string(), end: z.string().optional() }),
  storedIn: 'ABOUT',
  unsaid: 'absent',
  isChangeable: true,
  label: 'Rentang waktu data',
  help: 'Kosongkan tanggal akhir bila datanya terus bertambah.',
  example: { start: '2025-01-01', end: '2025-12-31' },
  control: { kind: 'days' },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'nowhere' },
  found: { weight: 0, facet: undefined },
  dcat: 'dct:temporal',
  packaged: 'own',
} as const satisfies MetadataField<Days>;
