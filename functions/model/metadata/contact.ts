import * as z from 'zod';
import { limits } from '../../limits.ts';
import { holdsNik } from '../person-numbers/held-numbers.ts';
import { isWebAddress } from '../web-address.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

const email = z.email();

export type ContactKind = 'email' | 'address' | 'phone';

/** What a contact is, or undefined for words of older datasets. */
export function contactKind(text: string): ContactKind | undefined {
  if (email.safeParse(text).success) return 'email';
  if (isWebAddress(text)) return 'address';
  // E.164 numbers have at most 15 digits; people part them.
  return /^\+?[0-9(][0-9 ().-]{4,30}[0-9]$/.test(text) && (text.match(/\d/g) ?? []).length <= 15 ? 'phone' : undefined;
}

/** Whom to ask about the data. A person's number is refused in words of its own (`http/reject-nik.ts`). */
export const contact = {
  given: givenText(limits.maxContactCharacters).refine((text) => holdsNik(text) || contactKind(text) !== undefined, {
    message: 'tulis satu alamat surel, alamat web (https://…) atau nomor telepon, misalnya data@dinkes.go.id',
  }),
  kept: z.string(),
  storedIn: 'ABOUT',
  unsaid: 'absent',
  isChangeable: true,
  label: 'Narahubung',
  help: 'Alamat surel, alamat web atau telepon dinas untuk pertanyaan tentang data ini. Tampil untuk umum.',
  example: 'data@dinkes.go.id',
  control: { kind: 'contact', maxCharacters: limits.maxContactCharacters },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'nowhere' },
  found: { weight: 0, facet: undefined },
  dcat: 'dcat:contactPoint',
  packaged: 'contributors',
} as const satisfies MetadataField<string>;
