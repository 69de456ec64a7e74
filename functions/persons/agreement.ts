import type { City } from '../../cities/city.ts';
import { dayText } from '../messages/date.ts';
import { endOf } from '../model/jakarta-time.ts';

export type Agreement = NonNullable<City['registerAgreement']>;

/** `self`: residents about themselves, for which no purpose is named. */
export type RegisterUse = 'self' | { readonly purpose: string };

/** Why the register may not be used so now; undefined where its agreement allows it (access.md, "Persons"). */
export function refuseRegister(agreement: Agreement | undefined, use: RegisterUse, now: Date): string | undefined {
  if (!agreement)
    return 'Kota ini belum mempunyai perjanjian pemakaian data kependudukan, jadi data keluarga dan pemadanan belum tersedia.';
  if (now >= endOf(agreement.until)) {
    return `Perjanjian pemakaian data kependudukan nomor ${agreement.number} berakhir ${dayText(agreement.until)}, jadi data keluarga dan pemadanan tidak tersedia sampai diperpanjang.`;
  }
  if (use === 'self' || agreement.purposes.includes(use.purpose)) return undefined;
  return `Perjanjian pemakaian data kependudukan nomor ${agreement.number} tidak mencakup tujuan ini.`;
}
