import { periodText } from '../../../functions/messages/period.ts';
import type { LookedUp } from '../api-nouns.ts';
import { element, stackedTable } from '../elements.ts';
import { profileParts } from './profile-parts.ts';

type OnList = Extract<LookedUp, { answer: 'on-list' }>;

/** What a look at one person was answered: rows, or yes and no alone. */
export function lookedUpParts(found: LookedUp): HTMLElement[] {
  switch (found.answer) {
    case 'rows':
      return rowsParts(found);
    case 'on-list':
      return onListParts(found);
    case 'alive-and-resident': {
      const yes = `Ya: hidup dan penduduk kota menurut register, ${periodText(found.asOf, 'long')}.`;
      const no = `Tidak: register ${periodText(found.asOf, 'long')} tidak mengenalnya sebagai penduduk kota yang hidup.`;
      return [element('p', { class: 'headline' }, found.isAliveAndResident ? yes : no), element('p', { class: 'hint' }, notAlone)];
    }
  }
}

const notAlone = 'Jawaban ini petunjuk untuk diperiksa, bukan satu-satunya dasar menghentikan bantuan atau layanan.';

function rowsParts(found: Extract<LookedUp, { answer: 'rows' }>): HTMLElement[] {
  const { person, sections, benefits, notices } = found;
  const isEmpty = person.name === undefined && sections.length + benefits.length === 0;
  if (isEmpty && notices.length === 0) return [element('p', { class: 'headline' }, 'Untuk tujuan ini tidak ada data tentang NIK itu.')];
  return profileParts(found, 'other');
}

function onListParts({ lists, notices }: OnList): HTMLElement[] {
  if (lists.length === 0) return [element('p', { class: 'headline' }, 'Belum ada daftar yang dibuka untuk tujuan ini.')];
  return [
    ...notices.map((text) => element('p', { class: 'notice' }, text)),
    stackedTable(
      'Ada di daftar ini?',
      ['Daftar', 'Jawaban'],
      lists.map(({ title, isOn }) => [title, element('strong', {}, isOn ? 'ya' : 'tidak')]),
    ),
    element('p', { class: 'hint' }, notAlone),
  ];
}
