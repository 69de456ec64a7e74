import type { AnswerBody } from '../http/answer.ts';
import { timeText } from '../messages/date.ts';
import { nobodyElse } from '../messages/own-file.ts';
import { pageNames } from '../messages/page-name.ts';
import { periodText } from '../messages/period.ts';
import { subjectGroups } from '../model/profile-words.ts';
import type { PdfBlock, PdfDocument } from '../pdf-writer/pdf-document.ts';

type Profile = AnswerBody<'getMyProfile'>;
type Fact = readonly [string, string];

/**
 * A resident's profile on paper: who they are, the family, aid, and what each dataset holds. It is made of the answer that their page is drawn from, so that what is told in
 * person alone is not in it, and begins and ends each page with whom nobody may make them hand it to. Cells stand as they are written in the data.
 */
export function profileDocument(profile: Profile, at: Date): PdfDocument {
  const { name = '' } = profile.person;
  return {
    title: [pageNames.profile, name].filter(Boolean).join(': '),
    footer: nobodyElse,
    at,
    blocks: [
      { is: 'paragraph', text: nobodyElse },
      { is: 'paragraph', text: `Dibuat ${timeText(at.toISOString())} dari dataset kota, atas permintaan pemiliknya.`, quiet: true },
      ...profile.notices.map((text): PdfBlock => ({ is: 'paragraph', text })),
      ...whoBlocks(profile),
      ...familyBlocks(profile),
      ...aidBlocks(profile),
      ...profile.sections.flatMap(sectionBlocks),
    ],
  };
}

const heading = (text: string, level: 2 | 3 = 2): PdfBlock => ({ is: 'heading', text, level });
const facts = (all: readonly (readonly [string, string | undefined])[]): PdfBlock => ({
  is: 'facts',
  facts: all.flatMap(([name, value]): Fact[] => (value ? [[name, value]] : [])),
});

function whoBlocks({ person }: Profile): PdfBlock[] {
  const { name, birthDate, sex, address, kelurahan, asOf } = person;
  if (name === undefined) return [];
  const source = asOf && `register penduduk ${periodText(asOf, 'long')}`;
  const known = [
    ['Nama', name],
    ['Lahir', birthDate],
    ['L/P', sex],
    ['Alamat', address],
    ['Kelurahan', kelurahan],
    ['Sumber', source],
  ] as const;
  return [heading('Identitas'), facts(known)];
}

function familyBlocks({ family }: Profile): PdfBlock[] {
  if (family.length === 0) return [];
  return [heading('Keluarga serumah dalam KK'), facts(family.map(({ name, relation }) => [name, relation ?? '–']))];
}

function aidBlocks({ benefits }: Profile): PdfBlock[] {
  if (benefits.length === 0) return [];
  const lines = benefits.map(({ title, programme, period, date, amount, whose, name }): Fact => {
    const what = [programme ?? title, amount && `Rp ${amount}`, whose === 'self' ? undefined : (name ?? 'anggota keluarga')];
    return [periodText(date ?? period), what.filter(Boolean).join(' · ')];
  });
  return [heading('Bantuan'), facts(lines)];
}

function sectionBlocks({ title, opd, subject, period, columns, rows }: Profile['sections'][number]): PdfBlock[] {
  const source = `${opd}, ${subjectGroups[subject]}, periode ${periodText(period, 'long')}`;
  const told = rows.map(({ period: of, cells }) =>
    facts([['Periode', periodText(of)], ...columns.map((column): [string, string | undefined] => [column.title, cells[column.name]])]),
  );
  return [heading(title), { is: 'paragraph', text: source, quiet: true }, ...told];
}
