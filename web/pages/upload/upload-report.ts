import { leftOutText } from '../../../functions/messages/left-out.ts';
import { answeredParts } from '../../parts/answered.ts';
import { answeredColumns } from '../../parts/answered-columns.ts';
import { call } from '../../parts/api.ts';
import type { Report, Standard, Upload, UploadPath } from '../../parts/api-nouns.ts';
import { element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { reportParts } from '../../parts/report.ts';
import { standardOf } from '../../parts/standard-table.ts';
import { askHelp } from './ask-help.ts';
import { downloadButton } from './download-button.ts';
import { cellErrors, isOfLabel } from './mendable.ts';
import { offerMending } from './mending.ts';
import { questionParts } from './questions.ts';
import { salvageForm } from './salvage.ts';
import { chooseKind } from './standard-form.ts';
import { uncertainColumns } from './uncertain-columns.ts';
import { uncertainParts } from './uncertain-parts.ts';

/** Who looks at the report, and what happens next. */
export type Reader = {
  readonly mayMend: boolean;
  readonly maySalvage: boolean;
  /** The OPD of the dataset, whose people ask for help and keep its standard; undefined for an account of a unit. */
  readonly opdId: string | undefined;
  /** The dataset has a standard, as far as is known; the report may know better. */
  readonly hasStandard: boolean;
  /** That there is a newer delivery than this one, which waits. */
  readonly newer: string | undefined;
  /** What was asked of this upload is answered: it is being checked again. */
  readonly answered: (uploadId: string) => Promise<void>;
  /** A new upload was made of this one. */
  readonly ordered: (uploadId: string) => Promise<void>;
  /** The file has several tables: one of these sheets must be chosen. */
  readonly chooseSheet: (fileName: string, sheets: readonly string[]) => void;
};

/** The report of an upload, for a person: how much is right, what is wrong where, and each way to correct it. */
export async function showUploadReport(place: HTMLElement, upload: Upload, reader: Reader): Promise<void> {
  const { datasetId, uploadId } = upload;
  const own = { datasetId, uploadId };
  const report = await call('getReport', { params: own });
  if (!report.ok) return show(place, notice(report.problem));
  const standard = reader.hasStandard || tellsOfStandard(report.value) ? await standardOn(datasetId) : undefined;
  const { fields, periodField } = standard === undefined ? {} : standardOf(standard, upload.standardVersion);
  const title = element('h2', {}, `Hasil validasi ${upload.fileName}`);
  const { errors } = report.value;
  const sheets = errors.flatMap(({ sheets: offered = [] }) => offered);
  if (reader.mayMend && sheets.length > 0) reader.chooseSheet(upload.fileName, sheets);
  const mending = reader.mayMend && upload.state === 'rejected' ? offerMending(report.value, fields ?? [], own, reader.ordered) : undefined;
  const asked = reader.mayMend && upload.state === 'asking' ? questionParts(report.value, own, () => reader.answered(upload.uploadId)) : [];
  const parts = reportParts(report.value, {
    fields: fields ?? [],
    periodField,
    leftOut: upload.leftOut,
    asked: askedText(report.value, upload, asked.length > 0),
    ...mending,
  });
  const forms = reader.maySalvage && upload.salvageable ? [salvageForm(report.value, own, reader.ordered)] : [];
  const files = upload.state === 'rejected' ? downloads(own, upload, reader.mayMend, fields !== undefined) : [];
  show(
    place,
    title,
    ...asked,
    ...(reader.newer === undefined ? [] : [element('p', { class: 'notice' }, reader.newer)]),
    ...aboutLeftOut(upload),
    ...answeredParts(upload, answeredColumns({ ...upload, dialect: report.value.dialect }, standard, report.value.reading)),
    ...(reader.mayMend && reader.opdId !== undefined && standard
      ? uncertainParts(uncertainColumns(report.value, standard), chooseKind)
      : []),
    ...files,
    ...(mending ? [mending.form(parts)] : parts),
    ...forms,
    ...(reader.mayMend ? await askHelp(upload, reader.opdId) : []),
  );
}

/** Its questions stand in the report also after nobody answered them. */
function askedText({ questions = [] }: Report, { state }: Upload, ofReader: boolean): string | undefined {
  if (questions.length === 0) return undefined;
  if (state !== 'asking') return 'Pertanyaan tentang berkas ini tidak dijawab; tidak ada yang terbit.';
  return `Berkas ini menunggu jawaban ${ofReader ? 'Anda' : 'OPD pemiliknya'}; belum ada yang terbit.`;
}

/** Errors that only a standard can find. */
function tellsOfStandard({ errors }: Report): boolean {
  return errors.some(({ type }) => cellErrors.has(type) || isOfLabel({ type }));
}

async function standardOn(datasetId: string): Promise<Standard | undefined> {
  const standard = await call('getStandard', { params: { datasetId } });
  return standard.ok ? standard.value : undefined;
}

function aboutLeftOut({ leftOut, derivedFrom }: Upload): HTMLElement[] {
  if (leftOut === undefined) return [];
  const why = derivedFrom?.reason ? ` Alasan penanggung jawab: ${derivedFrom.reason}` : '';
  return [element('p', { class: 'notice' }, `${leftOutText(leftOut)}${why}`)];
}

/** A template is made of a standard. */
function downloads(own: UploadPath, { hasReturnedWorkbook }: Upload, mayMend: boolean, hasTemplate: boolean): HTMLElement[] {
  const failed = element('div', {});
  const workbook = downloadButton('Unduh Excel bertanda perbaikan', () => call('getReturnedWorkbook', { params: own }), failed);
  const template = downloadButton('Unduh templat', () => call('getTemplate', { params: { datasetId: own.datasetId } }), failed);
  return [
    element('p', { class: 'actions' }, ...(hasReturnedWorkbook && mayMend ? [workbook] : []), ...(hasTemplate ? [template] : [])),
    failed,
  ];
}
