import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Someone who can sign in on the laptop. `groups` say what they are, as the user pool's groups do (see docs/architecture.md). */
export type Account = { readonly id: string; readonly name: string; readonly groups: readonly string[] };

const citySchema = z.object({
  opds: z.array(z.object({ id: z.string(), name: z.string() })),
});

const OTHERS: readonly Account[] = [
  { id: 'kominfo', name: 'Walidata Kota Tangerang (Kominfo)', groups: ['walidata'] },
  { id: 'banten', name: 'Pemerintah Provinsi Banten', groups: ['instansi:banten'] },
  { id: 'kemensos', name: 'Kementerian Sosial', groups: ['instansi:kemensos'] },
  { id: 'walikota', name: 'Wali Kota', groups: ['pimpinan'] },
  { id: 'pembaca', name: 'Petugas pembaca profil, Dinas Sosial', groups: ['pembaca-profil', 'instansi:dinsos'] },
  { id: 'helpdesk', name: 'Helpdesk Kominfo', groups: ['helpdesk'] },
  { id: 'warga', name: 'Warga', groups: [] },
];

/**
 * The demo accounts of a city: an operator (`dinkes`) and a head (`dinkes-pj`) for each OPD, the walidata's desk (`kominfo`),
 * and those outside any OPD. Throws when the city's file is not of the known form.
 */
export function demoAccounts(cityFile: string): readonly Account[] {
  const { opds } = citySchema.parse(JSON.parse(readFileSync(cityFile, 'utf8')));
  return [
    ...opds.map(({ id, name }) => ({ id, name, groups: [`operator:${id}`] })),
    ...opds.map(({ id, name }) => ({ id: `${id}-pj`, name: `Penanggung jawab data ${name}`, groups: [`pj:${id}`] })),
    ...OTHERS,
  ];
}
