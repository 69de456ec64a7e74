import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { type SubjectGroup, subjectGroups, subjectNames } from '../../../functions/model/profile-words.ts';
import type { PersonProfile } from '../api-nouns.ts';
import { cellText } from '../cell-text.ts';
import { element, stackedTable } from '../elements.ts';
import { aidYears } from './aid-years.ts';
import { conflictParts, type Reader } from './conflict-parts.ts';
import { factList, sectionPart } from './section-part.ts';

/** A person's profile: who it is, the family, then what each dataset holds, by subject; what is not in the answer leaves no gap. */
export function profileParts(profile: PersonProfile, reader: Reader = 'own'): HTMLElement[] {
  return [
    ...profile.notices.map((text) => element('p', { class: 'notice' }, text)),
    ...whoParts(profile),
    ...familyParts(profile),
    ...conflictParts(profile.conflicts, reader),
    ...subjectNames.flatMap((subject) => subjectParts(profile, subject)),
  ];
}

const sexes = { L: 'laki-laki', P: 'perempuan' } as const;

function whoParts({ person: { name, birthDate, sex, address, kelurahan, asOf } }: PersonProfile): HTMLElement[] {
  if (name === undefined) return [];
  const facts = [
    ['Nama', name],
    ['Tanggal lahir', birthDate && cellText(birthDate, { name: '', type: 'date' })],
    ['Jenis kelamin', sex && sexes[sex]],
    ['Alamat', address],
    ['Kelurahan', kelurahan],
    ['Menurut', asOf && `register penduduk, ${periodText(asOf, 'long')}`],
  ] as const;
  const known = facts.flatMap(([what, value]): [string, string][] => (value ? [[what, value]] : []));
  return [element('section', { id: 'who' }, element('h2', {}, 'Siapa'), factList(known))];
}

function familyParts({ family }: PersonProfile): HTMLElement[] {
  if (family.length === 0) return [];
  const rows = family.map(({ name, relation = '–', isChild }) => [name, relation, isChild ? 'anak' : 'dewasa']);
  const table = stackedTable('Menurut Kartu Keluarga yang sekarang', ['Nama', 'Hubungan', 'Usia'], rows);
  return [element('section', { id: 'family' }, element('h2', {}, 'Keluarga'), table)];
}

function subjectParts(profile: PersonProfile, subject: SubjectGroup): HTMLElement[] {
  const sections = profile.sections.filter((section) => section.subject === subject);
  const aid = subject === 'aid' ? aidParts(profile) : [];
  if (sections.length + aid.length === 0) return [];
  const heading = element('h2', {}, subjectGroups[subject]);
  return [element('section', { class: 'subject', 'data-subject': subject }, heading, ...aid, ...sections.map(sectionPart))];
}

/** Aid as a line through time, with sums. */
function aidParts(profile: PersonProfile): HTMLElement[] {
  return aidYears(profile).map(({ title, sums, lines }) =>
    element(
      'section',
      { class: 'aid-year' },
      element('h3', {}, title),
      element('p', {}, element('strong', {}, sums), ` (${numberText(lines.length)} bantuan)`),
      element(
        'ol',
        { class: 'aid' },
        ...lines.map(({ when, what, howMuch, whose }) =>
          element(
            'li',
            {},
            element('span', { class: 'meta' }, when),
            element('span', {}, what),
            element('span', { class: 'number' }, howMuch),
            element('span', { class: 'meta' }, whose),
          ),
        ),
      ),
    ),
  );
}
