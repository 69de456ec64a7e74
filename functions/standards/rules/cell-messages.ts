import { titleOf } from '../labels/match-labels.ts';
import type { Field } from '../standard.ts';
import { formulaMessage } from '../types/formula-messages.ts';
import { typeMessage } from '../types/type-messages.ts';
import { type AskedRule, askedRules } from './asked.ts';
import type { Rule } from './constraints.ts';
import type { NearCode } from './reference-codes.ts';
import type { What } from './rule.ts';
import type { RuleName } from './table.ts';
import { repeatedMessage } from './unique.ts';

/** What a clerk reads about a bad cell, in Bahasa Indonesia: where, what, why; and how to correct it. */
export type Words = { readonly message: string; readonly mend: string };

/** The words for one cell that breaks one rule; `near` is what was perhaps meant, where it is known. */
export function cellMessage(field: Field, rule: Rule, rowNumber: number, cell = '', near?: NearCode): Words {
  const { what, mend, isBlank } = ruleMessage(field, rule, cell, near);
  const failed = isBlank ? undefined : formulaMessage(cell);
  const where = `Baris ${rowNumber}, kolom ${titleOf(field)}`;
  return { message: `${where}: ${isBlank ? '' : `"${cell}" `}${failed?.what ?? what}.`, mend: failed?.mend ?? mend };
}

function ruleMessage(field: Field, rule: Rule, cell: string, near?: NearCode): What {
  switch (rule) {
    case 'type':
    case 'format':
      return typeMessage(field, cell);
    case 'period':
      return { what: 'bukan periode', mend: 'Tulis periode seperti 2026, 2026-S1, 2026-Q3, 2026-09, 2026-W37 atau 2026-09-12.' };
    default:
      return askedRule(field, rule).report({ near });
  }
}

/** Also of a field that must be filled for its key or period alone. */
function askedRule(field: Field, rule: RuleName): AskedRule {
  const asked = askedRules(field, true).find(({ name }) => name === rule);
  if (asked === undefined) throw new Error(`the field ${field.name} does not ask the rule ${rule}`);
  return asked;
}

/** The words for a row whose key was already used by an earlier row. */
export function keyMessage(fields: readonly Field[], primary: boolean, rowNumber: number, firstRowNumber: number, cell: string): Words {
  const titles = fields.map(titleOf).join(' + ');
  const { what, mend } = repeatedMessage(firstRowNumber, primary ? 'menjadi kunci utama' : undefined);
  return { message: `Baris ${rowNumber}, kolom ${titles}: "${cell}" ${what}.`, mend };
}

export const lostForGood = 'Angka aslinya tidak dapat dipulihkan dari berkas ini.';

/** The words for a whole column of long numbers that Excel turned into rounded numbers (data-model.md, "NIK"). */
export function destroyedMessage(field: Field, count: number): Words {
  return {
    message: `Kolom ${titleOf(field)}: Excel telah merusak angka-angka ini di ${count} sel. ${lostForGood}`,
    mend: 'Unduh templat dataset ini, yang kolomnya sudah berformat Teks; salin ulang isinya dari sumbernya ke sana, lalu unggah.',
  };
}

/** The words for a cell that holds a person's number in a column that is not for such; they quote nothing of it. */
export function personNumberMessage(field: Field, rowNumber: number): Words {
  return {
    message: `Baris ${rowNumber}, kolom ${titleOf(field)}: di sel ini ada NIK atau nomor KK, padahal kolomnya bukan kolom data pribadi.`,
    mend: 'Hapus nomor itu dari selnya. Bila itu bukan NIK atau nomor KK, nyatakan begitu, dan walidata akan melihatnya. Bila kolom ini memang berisi NIK, minta walidata menandainya sebagai data pribadi pada standar data.',
  };
}

/** The words for a cell that looks as if it held one, and was declared not to. */
export function declaredNumberMessage(field: Field, rowNumber: number): Words {
  return {
    message: `Baris ${rowNumber}, kolom ${titleOf(field)}: isinya berbentuk NIK atau nomor KK; pengunggahnya menyatakan bahwa itu bukan.`,
    mend: 'Tidak perlu diperbaiki bila memang bukan; walidata memastikannya sebelum terbit.',
  };
}

/** The words for a column of NIKs that the standard calls numbers. */
export function nikNumberMessage(field: Field): Words {
  return {
    message: `Kolom ${titleOf(field)}: isinya NIK, padahal menurut standar data ini bilangan. NIK adalah teks: sebagai bilangan, angkanya dapat berubah.`,
    mend: 'Minta walidata menjadikan kolom ini teks dengan format nik pada standar data, lalu unggah lagi berkas yang sama.',
  };
}

/** The words for a column of numbers that can't be kept together without rounding the largest. */
export function roundedMessage(field: Field): Words {
  return {
    message: `Kolom ${titleOf(field)}: sebagian angkanya terlalu panjang dan sebagian terlalu rinci untuk disimpan bersama tanpa dibulatkan.`,
    mend: 'Kurangi angka di belakang tanda desimal. Bila ini nomor, bukan jumlah, minta walidata menjadikan kolom ini teks.',
  };
}

/** The same where nobody has said that the column is numbers. */
export function keptAsTextMessage(field: Field): Words {
  return {
    message: `Kolom ${titleOf(field)}: sebagian angkanya terlalu panjang dan sebagian terlalu rinci untuk disimpan bersama tanpa dibulatkan. Karena itu kolom ini dijadikan teks.`,
    mend: 'Bila kolom ini harus menjadi angka, kurangi angka di belakang tanda desimal, lalu unggah lagi. Bila tidak, biarkan.',
  };
}

/** The words for a standard whose pattern the engine refuses: nothing that the clerk could mend. */
export function patternMessage(field: Field): Words {
  return {
    message: `Kolom ${titleOf(field)}: pola pada standar data tidak dapat dibaca, jadi isinya tidak dapat diperiksa.`,
    mend: 'Minta walidata memperbaiki pola kolom ini pada standar data.',
  };
}

/** The words for a file that holds more periods than a version can be split into. */
export function periodsMessage(field: Field, periods: number, most: number): Words {
  return {
    message: `Kolom ${titleOf(field)}: berkas ini memuat ${periods} periode, padahal paling banyak ${most}.`,
    mend: 'Bagi berkas menjadi beberapa unggahan, atau minta walidata memilih kolom periode yang lebih kasar (bulan atau tahun).',
  };
}
