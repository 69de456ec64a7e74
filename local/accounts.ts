import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Account } from './login/account.ts';

const citySchema = z.object({
  opds: z.array(z.object({ id: z.string(), name: z.string() })),
});

// A name that never leads to anybody's mailbox: RFC 2606 §2.
const mailDomain = 'satudata.example';

const others: readonly Pick<Account, 'id' | 'name' | 'groups'>[] = [
  { id: 'kominfo', name: 'Walidata Kota Tangerang (Kominfo)', groups: ['walidata'] },
  { id: 'banten', name: 'Pemerintah Provinsi Banten', groups: ['instansi:banten'] },
  { id: 'kemensos', name: 'Kementerian Sosial', groups: ['instansi:kemensos'] },
  { id: 'koordinator', name: 'Koordinator forum Satu Data (Bappeda)', groups: ['koordinator-forum'] },
  { id: 'bps', name: 'Pembina data statistik (BPS)', groups: ['pembina-data'] },
  { id: 'big', name: 'Pembina data geospasial (BIG)', groups: ['pembina-geospasial'] },
  { id: 'walikota', name: 'Wali Kota', groups: ['pimpinan'] },
  { id: 'pembaca', name: 'Petugas pembaca profil, Dinas Sosial', groups: ['pembaca-profil', 'instansi:dinsos'] },
  { id: 'loket', name: 'Petugas loket Disdukcapil', groups: ['petugas-loket', 'instansi:disdukcapil'] },
  { id: 'loket-kecamatan', name: 'Petugas loket Kecamatan Tangerang', groups: ['petugas-loket', 'instansi:kec-tangerang'] },
  { id: 'pemeriksa', name: 'Pemeriksa pembacaan, Inspektorat', groups: ['inspektorat'] },
  { id: 'puskesmas-benda', name: 'Puskesmas Benda', groups: ['unit:dinkes'] },
  { id: 'puskesmas-cipondoh', name: 'Puskesmas Cipondoh', groups: ['unit:dinkes'] },
  { id: 'helpdesk', name: 'Helpdesk Kominfo', groups: ['helpdesk'] },
  { id: 'warga', name: 'Warga', groups: [] },
  { id: 'suami', name: 'Suami warga itu', groups: [] },
  { id: 'tetangga', name: 'Tetangga warga itu', groups: [] },
];

/**
 * The demo accounts of a city: an operator (`dinkes`) and a head (`dinkes-pj`) for each OPD, the walidata's desk (`kominfo`),
 * and those outside any OPD. Throws when the city's file is not of the known form.
 */
export function demoAccounts(cityFile: string): readonly Account[] {
  const { opds } = citySchema.parse(JSON.parse(readFileSync(cityFile, 'utf8')));
  const accounts = [
    ...others,
    ...opds.map(({ id, name }) => ({ id, name, groups: [`operator:${id}`] })),
    ...opds.map(({ id, name }) => ({ id: `${id}-pj`, name: `Penanggung jawab data ${name}`, groups: [`pj:${id}`] })),
  ];
  return accounts.map((account) => ({ ...account, sub: subjectOf(account.id), email: `${account.id}@${mailDomain}` }));
}

/** A UUID that stays the same from start to start, as a user pool's subjects do. */
function subjectOf(id: string): string {
  const hash = createHash('sha256').update(`satudata-account:${id}`).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
