import * as z from 'zod';
import { limits } from './limits.ts';
import { requestIdSchema } from './model/access-request.ts';
import { accessSchema, dayOrTime, exemptionSchema, processingSchema, sharingSchema } from './model/dataset.ts';
import { csvReaders, fileFormats, selectionFormats } from './model/file-format.ts';
import { datasetIdSchema, opdIdSchema, unitIdSchema, uploadIdSchema } from './model/ids.ts';
import { descriptionShape, facetShape, neededShape, optionalShape } from './model/metadata/schemas.ts';
import { holdsNik } from './model/person-numbers/held-numbers.ts';
import { profileChoiceSchema } from './model/profile.ts';
import { questionAnswerSchema } from './model/question.ts';
import { settlements, supervisorFields } from './model/second-look-words.ts';
import { subjectSchema } from './model/subject.ts';
import { nameHoldsNik } from './standards/labels/named-niks.ts';
import { libraryIdSchema } from './standards/library/library-standard.ts';
import { standardContentSchema } from './standards/standard.ts';
import { isNik } from './standards/types/text-format.ts';
import { isUnreadable, unreadableWords } from './standards/unreadable-text.ts';

/** What callers send: path parameters, queries and bodies of the route table. Strict: what is unknown is refused by name. */

export const none = z.strictObject({});
export const datasetPath = z.strictObject({ datasetId: datasetIdSchema });
export const uploadNumberPath = z.strictObject({ uploadId: uploadIdSchema });
export const uploadPath = z.strictObject({ datasetId: datasetIdSchema, uploadId: uploadIdSchema });
const versionNumber = z
  .string()
  .regex(/^[1-9][0-9]{0,6}$/)
  .transform(Number)
  .pipe(z.number().int().min(1).max(9_999_999));
export const versionPath = z.strictObject({ datasetId: datasetIdSchema, n: versionNumber });
export const pageQuery = z.strictObject({
  limit: limitUpTo(limits.maxListItems),
  cursor: z.string().max(limits.maxCursorCharacters).optional(),
});
/** `undone`: those alone that wait for the head. */
export const requestsQuery = pageQuery.extend({ undone: z.literal('true').optional() });
export const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const reasons = z.array(text(limits.maxReasonCharacters)).max(limits.maxReasons);

export function limitUpTo(maximum: number) {
  return z
    .string()
    .regex(/^[1-9][0-9]{0,5}$/, 'tulis bilangan bulat mulai dari 1')
    .transform(Number)
    .pipe(z.number().int().min(1).max(maximum, `paling banyak ${maximum}`))
    .optional();
}

/** A day before a computer's first one is a slip, and the day before the calendar's first can't be written. */
export const utcDay = z.iso
  .date('tulis tanggal: 2026-11-23')
  .refine((day) => day >= '1970-01-01', { message: 'tulis tanggal sejak 1970-01-01' });
const period = z
  .string()
  .max(limits.maxPeriodCharacters, 'bukan periode; tulis misalnya 2026, 2026-S1, 2026-Q3, 2026-09, 2026-W37, atau 2026-09-12');

export const opdPath = z.strictObject({ opdId: opdIdSchema });
export const deliveryPath = opdPath.extend({ datasetId: datasetIdSchema });

/** The forms in which a version's rows can be taken away. */
const fileFormat = z.enum(fileFormats);

export const datasetSort = z.enum(['relevance', 'title', 'updated']);
export const searchQuery = z.strictObject({
  q: z.string().max(limits.maxSearchCharacters).optional(),
  opd: opdIdSchema.optional(),
  access: accessSchema.optional(),
  ...facetShape(),
  format: fileFormat.optional(),
  sort: datasetSort.optional(),
  limit: limitUpTo(limits.maxListItems),
  cursor: z.string().max(limits.maxCursorCharacters).optional(),
});

export const registration = z.strictObject({
  datasetId: datasetIdSchema,
  ...neededShape(),
  /** Needed only by an operator of several OPDs. */
  opdId: opdIdSchema.optional(),
  access: accessSchema,
  sharing: sharingSchema.optional(),
  exemption: exemptionSchema.optional(),
  processing: processingSchema.optional(),
  ...optionalShape(),
});

export const description = z.strictObject({ ...descriptionShape(), processing: processingSchema.optional() });

export const levelChange = z.strictObject({
  access: accessSchema,
  sharing: sharingSchema.optional(),
  reason: text(limits.maxReasonCharacters),
  exemption: exemptionSchema.optional(),
});

/** How a dataset appears in people's profiles. */
export const profileChoice = profileChoiceSchema;

/** A standard written out, or the id of one in the library. */
export const standardGiven = standardContentSchema
  .partial({ fields: true })
  .extend({ library: z.strictObject({ standardId: libraryIdSchema }).optional() });

export const libraryPath = z.strictObject({ standardId: libraryIdSchema });

export const libraryEntry = z.strictObject({
  title: text(limits.maxTitleCharacters),
  description: text(limits.maxDescriptionCharacters).optional(),
  standard: standardContentSchema,
});

export const reasonGiven = z.strictObject({ reason: text(limits.maxReasonCharacters) });

/** It stands in items, lists and links, where no NIK may stand. */
const nameWithoutNik = (maximum: number) =>
  text(maximum).refine((name) => !nameHoldsNik(name), { message: 'memuat 16 angka yang berbentuk NIK; ganti namanya tanpa nomor itu' });

export const announcement = z.strictObject({
  fileName: nameWithoutNik(limits.maxFileNameCharacters),
  size: z.number().int(),
  period: period.optional(),
  mode: z.enum(['periods', 'all']).optional(),
  /** Whose part it is, where the dataset is collected from units: an operator names the unit, an account of one unit need not. */
  unitId: unitIdSchema.optional(),
  sheet: nameWithoutNik(limits.maxSheetNameCharacters).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'tulis SHA-256 berkas: 64 angka heksadesimal dengan huruf kecil')
    .optional(),
});

/** The period for which there is nothing to report: by the OPD, or by one unit; an account of one unit need not name it. */
export const nihilReported = z.strictObject({ period, unitId: unitIdSchema.optional() });

export const partNumbers = z.strictObject({ partNumbers: z.array(z.number().int().min(1)).min(1).max(limits.maxPartsPerSigning) });

/** Text as a cell of a file may hold it: no control byte but tab and newlines, no half of a character. */
const cellText = z
  .string()
  .max(limits.maxMendedCellCharacters)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u, 'memuat karakter yang tidak terlihat; tulis isinya sekali lagi');

const namedCell = z.strictObject({
  rowNumber: z.number().int().min(1),
  fieldName: z
    .string()
    .min(1)
    .max(limits.maxFieldTitleCharacters)
    .refine((name) => !isUnreadable(name), { message: unreadableWords })
    // No table has such a column: it would be refused.
    .refine((name) => !nameHoldsNik(name), { message: 'memuat 16 angka yang berbentuk NIK; sebut kolomnya seperti pada hasil validasi' }),
});

export const mendedCells = z
  .strictObject({
    cells: z
      .array(namedCell.extend({ value: cellText }))
      .max(limits.maxMendedCells)
      .optional(),
    notNik: z.array(namedCell).max(limits.maxDeclaredCells).optional(),
  })
  .refine(({ cells = [], notNik = [] }) => cells.length + notNik.length > 0, { message: 'sebut paling sedikit satu sel', path: ['cells'] });

export const questionAnswers = z.strictObject({ answers: z.array(questionAnswerSchema).min(1).max(limits.maxQuestions) });

export const withoutNik = (words: z.ZodString) =>
  words.refine((value) => !holdsNik(value), { message: 'memuat 16 angka yang berbentuk NIK; tulis tanpa nomor itu' });

export const nik = z.string().refine(isNik, { message: 'bukan NIK yang sah: 16 angka sesuai KTP, tanpa spasi atau tanda baca' });

export const personGiven = z.strictObject({
  nik,
  /** What the officer saw: an electronic KTP, digital identity, a child's card, or Disdukcapil's letter. */
  document: z.enum(['ktp-el', 'ikd', 'kia', 'surat-keterangan']),
  checkedInPerson: z.literal(true, 'tulis true setelah orangnya datang dan dokumennya dicocokkan'),
});

/** `supervisor`: which pembina data looks at priority data again; statistics where none is named. */
export const reviewDecision = z.strictObject({
  decision: z.enum(['approve', 'return']),
  reasons,
  supervisor: z.enum(supervisorFields).optional(),
});
export const secondLookJudged = z.strictObject({ decision: z.enum(['agree', 'return']), reasons });
/** What the steward writes: to the OPD, or to the pembina data. */
export const secondLookSettled = z.strictObject({ as: z.enum(settlements), text: text(limits.maxReasonCharacters) });

export const requestPath = z.strictObject({ datasetId: datasetIdSchema, requestId: requestIdSchema });
export const grantPath = z.strictObject({ datasetId: datasetIdSchema, institution: opdIdSchema });
export const searchGrantPath = opdPath.extend({ sub: subjectSchema });
export const institutionPath = z.strictObject({ institution: opdIdSchema });

/** An account, as the login service names it: a grant to an address or a name would admit nobody. */
const officer = withoutNik(text(limits.maxSubjectCharacters)).refine((sub) => holdsNik(sub) || subjectSchema.safeParse(sub).success, {
  message:
    'bukan nomor akun; tulis nomor akun petugas, bukan alamat surel atau namanya. Tiap petugas melihat nomornya sendiri pada formulir permohonan setelah masuk',
});
const officers = z.array(officer).min(1).max(limits.maxOfficers);
const columnNames = z.array(text(limits.maxFieldTitleCharacters)).min(1).max(limits.maxGrantColumns);
/** Kemendagri's area code, dotted or plain. */
const areaCode = z.string().regex(/^[0-9.]{6,13}$/, 'tulis kode kecamatan atau kelurahan, misalnya 36.71.01');

export const accessAsked = z.strictObject({
  /** A code of the city's list (`cities/<city>.json`). */
  purpose: text(limits.maxPurposeCharacters),
  legalBasis: text(limits.maxLegalBasisCharacters),
  until: dayOrTime,
  officers: officers.optional(),
  columns: columnNames.optional(),
  area: areaCode.optional(),
  /** Needed only by a member of several institutions. */
  institution: opdIdSchema.optional(),
});

export const accessDecided = z.strictObject({
  decision: z.enum(['grant', 'refuse']),
  reasons,
  /** Without it, a standing grant. */
  until: dayOrTime.optional(),
  withoutColumns: columnNames.optional(),
  area: areaCode.optional(),
  officers: officers.optional(),
});

/** What the public reads of a closed dataset: given for the register alone. */
export const publicTitle = z.strictObject({ title: text(limits.maxTitleCharacters) });

/** A parameter that may be given several times. */
function repeated(item: z.ZodString, maximum: number) {
  return z.preprocess((given) => [given].flat(), z.array(item).max(maximum, `paling banyak ${maximum}`)).optional();
}

const columnName = z.string().max(limits.maxFieldTitleCharacters);

/** What is chosen of a version's rows; filters by column come beside it. */
const chosenRows = {
  version: versionNumber.optional(),
  sort: z.string().max(limits.maxSortCharacters).optional(),
  columns: z.string().max(limits.maxColumnListCharacters).optional(),
  group: repeated(columnName, limits.maxGroupColumns),
  aggregate: repeated(columnName, limits.maxAggregates),
};

export const rowsQuery = z.looseObject({
  limit: limitUpTo(limits.maxRowsPerPage),
  cursor: z.string().max(limits.maxCursorCharacters).optional(),
  offset: z
    .string()
    .regex(/^[0-9]{1,9}$/, 'tulis bilangan bulat mulai dari 0')
    .transform(Number)
    .pipe(z.number().int().min(0).max(999_999_999))
    .optional(),
  ...chosenRows,
});

const csvReader = z.enum(csvReaders).optional();

export const selectionPath = z.strictObject({ datasetId: datasetIdSchema, format: z.enum(selectionFormats) });

export const selectionQuery = z.looseObject({ for: csvReader, ...chosenRows });

/** Days are UTC days; `from` and `until` are both included. */
export const recordsQuery = z.strictObject({
  from: utcDay.optional(),
  until: utcDay.optional(),
  principal: subjectSchema.optional(),
  institution: opdIdSchema.optional(),
  operation: z.string().max(limits.maxOperationCharacters).optional(),
  purpose: z.string().max(limits.maxPurposeCharacters).optional(),
  limit: limitUpTo(limits.maxRecordsPerPage),
  cursor: z.string().max(limits.maxCursorCharacters).optional(),
});

export const diffQuery = z.strictObject({
  limit: limitUpTo(limits.maxRowsPerPage),
  cursor: z.string().max(limits.maxCursorCharacters).optional(),
});

export const filePath = z.strictObject({ datasetId: datasetIdSchema, format: fileFormat });

export const fileQuery = z.strictObject({ version: versionNumber.optional(), period: period.optional(), for: csvReader });

export const statisticsQuery = z.strictObject({ version: versionNumber.optional() });

export const progressQuery = z.strictObject({ period: period.optional() });
