import type { City } from '../../cities/city.ts';
import { duties } from '../model/duty.ts';
import type { Violation } from '../model/violation.ts';

const standingGroups = duties.filter((duty) => duty.of === undefined).map(({ group }) => group);
const groupsOfBodies = duties.filter((duty) => duty.of !== undefined);
const groupsOfInstitutions = groupsOfBodies.filter((duty) => duty.of === 'institutions');

/** Every group that an account of this city may be in (access.md, "Who is calling"); the login service's pool has the same (lib/keeping/identity.ts). */
export function assignableGroups({ opds, institutions }: Pick<City, 'opds' | 'institutions'>): ReadonlySet<string> {
  const ofOpds = opds.flatMap(({ id }) => groupsOfBodies.map(({ group }) => `${group}${id}`));
  const ofInstitutions = institutions.flatMap(({ id }) => groupsOfInstitutions.map(({ group }) => `${group}${id}`));
  return new Set([...standingGroups, ...ofOpds, ...ofInstitutions]);
}

/** What nobody may be at once: anyone who checks data delivers none, and anyone who helps with uploads answers for none. */
const apart: readonly { readonly group: string; readonly from: readonly string[]; readonly why: string }[] = [
  {
    group: 'walidata',
    from: ['operator:', 'pj:', 'unit:'],
    why: 'walidata tidak boleh sekaligus operator, penanggung jawab, atau unit OPD, karena yang memeriksa data tidak boleh ikut mengirimnya',
  },
  {
    group: 'helpdesk',
    from: ['pj:'],
    why: 'meja bantuan tidak boleh sekaligus penanggung jawab OPD, karena ia melihat unggahan semua OPD',
  },
  {
    group: 'petugas-loket',
    from: ['walidata'],
    why: 'petugas loket tidak boleh sekaligus walidata, karena yang membuat akun tidak boleh ikut mengikatnya ke seorang warga',
  },
  {
    group: 'inspektorat',
    from: ['pembaca-profil', 'petugas-loket'],
    why: 'pemeriksa pembacaan tidak boleh sekaligus pembaca profil atau petugas loket, karena yang menilai tidak boleh ikut membaca',
  },
];

/** Who looks people up or serves them does so for a body that answers for it: its own institution, or the OPD that they work for (access.md, "Who is calling"). */
const ofBody = ['instansi:', 'operator:', 'pj:'];
const forABody = ['pembaca-profil', 'petugas-loket'];
const withoutBody = (group: string) =>
  `${group} bekerja untuk instansinya: sebut instansi atau OPD pemilik akun juga, misalnya instansi:dinsos`;

/** What is wrong with these groups for one account: those that the city does not know, duties that must stay apart, and one who looks people up or serves them for no body. */
export function groupViolations(groups: readonly string[], assignable: ReadonlySet<string>): Violation[] {
  const unknown = groups.flatMap((group, place) =>
    assignable.has(group) ? [] : [{ where: `groups.${place}`, what: 'bukan kelompok dari kota ini; lihat daftar OPD dan instansi' }],
  );
  const hasOf = (starts: readonly string[]) => groups.some((one) => starts.some((start) => one.startsWith(start)));
  const joined = apart.filter(({ group, from }) => groups.includes(group) && hasOf(from)).map(({ why }) => why);
  const alone = hasOf(ofBody) ? [] : forABody.filter((group) => groups.includes(group)).map(withoutBody);
  return [...unknown, ...[...joined, ...alone].map((what) => ({ where: 'groups', what }))];
}

/** The groups in one order, each once: two accounts with the same duties look the same. */
export function inOrder(groups: readonly string[]): string[] {
  return [...new Set(groups)].sort();
}
