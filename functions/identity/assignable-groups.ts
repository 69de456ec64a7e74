import type { City } from '../../cities/city.ts';

const standingGroups: readonly string[] = ['walidata', 'pimpinan', 'koordinator-forum', 'pembina-data', 'pembaca-profil', 'helpdesk'];

/** Every group that an account of this city may be in (access.md, "Who is calling"); the login service's pool has the same (lib/identity.ts). */
export function assignableGroups({ opds, institutions }: Pick<City, 'opds' | 'institutions'>): ReadonlySet<string> {
  const ofOpds = opds.flatMap(({ id }) => [`operator:${id}`, `pj:${id}`, `instansi:${id}`]);
  return new Set([...standingGroups, ...ofOpds, ...institutions.map(({ id }) => `instansi:${id}`)]);
}

/** What nobody may be at once: whoever checks data delivers none, and whoever helps with uploads answers for none. */
const apart: readonly { readonly group: string; readonly from: readonly string[]; readonly why: string }[] = [
  {
    group: 'walidata',
    from: ['operator:', 'pj:'],
    why: 'walidata tidak boleh sekaligus operator atau penanggung jawab OPD, karena yang memeriksa data tidak boleh ikut mengirimnya',
  },
  {
    group: 'helpdesk',
    from: ['pj:'],
    why: 'meja bantuan tidak boleh sekaligus penanggung jawab OPD, karena ia melihat unggahan semua OPD',
  },
];

/** What is wrong with these groups for one account: those that the city does not know, and duties that must stay apart. */
export function groupViolations(groups: readonly string[], assignable: ReadonlySet<string>): { where: string; what: string }[] {
  const unknown = groups.flatMap((group, place) =>
    assignable.has(group) ? [] : [{ where: `groups.${place}`, what: 'bukan kelompok dari kota ini; lihat daftar OPD dan instansi' }],
  );
  const joined = apart.filter(
    ({ group, from }) => groups.includes(group) && groups.some((one) => from.some((start) => one.startsWith(start))),
  );
  return [...unknown, ...joined.map(({ why }) => ({ where: 'groups', what: why }))];
}

/** The groups in one order, each once: two accounts with the same duties look the same. */
export function inOrder(groups: readonly string[]): string[] {
  return [...new Set(groups)].sort();
}
