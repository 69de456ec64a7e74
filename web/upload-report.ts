import type { Report, Standard, Upload } from './answers.ts';
import { call } from './api.ts';
import { button, element, show } from './elements.ts';
import { offerMending } from './mending.ts';
import { notice } from './notice.ts';
import { reportParts } from './report.ts';
import { salvageForm } from './salvage.ts';
import { standardOf } from './standard-table.ts';
import { leftOutText } from './words.ts';

/** Who looks at the report, and what happens next. */
export type Reader = {
  readonly mayMend: boolean;
  readonly maySalvage: boolean;
  /** A new upload was made of this one. */
  readonly ordered: (uploadId: string) => Promise<void>;
  /** The file has several tables: one of these sheets must be chosen. */
  readonly chooseSheet: (fileName: string, sheets: readonly string[]) => void;
};

/** The report of an upload, for a person: how much is right, what is wrong where, and each way to mend it. `path` is the dataset's in /v1. */
export async function showUploadReport(place: HTMLElement, path: string, upload: Upload, reader: Reader): Promise<void> {
  const own = `${path}/uploads/${upload.uploadId}`;
  const [report, standard] = await Promise.all([call<Report>('GET', `${own}/report`), call<Standard>('GET', `${path}/standard`)]);
  if (!report.ok) return show(place, notice(report.problem));
  const title = element('h2', {}, `Hasil validasi ${upload.fileName}`);
  const { errors } = report.value;
  const fields = standard.ok ? standardOf(standard.value, upload.standardVersion).fields : [];
  const sheets = errors.flatMap(({ sheets: offered = [] }) => offered);
  if (reader.mayMend && sheets.length > 0) reader.chooseSheet(upload.fileName, sheets);
  const mending = reader.mayMend && upload.state === 'rejected' ? offerMending(report.value, fields, own, reader.ordered) : undefined;
  const parts = reportParts(report.value, { fields, leftOut: upload.leftOut, ...mending });
  const forms = reader.maySalvage && upload.salvageable ? [salvageForm(report.value, own, reader.ordered)] : [];
  const files = upload.state === 'rejected' ? downloads(path, own, upload, { ...reader, hasTemplate: standard.ok }) : [];
  show(place, title, ...aboutLeftOut(upload), ...files, ...(mending ? [mending.form(parts)] : parts), ...forms);
}

function aboutLeftOut({ leftOut, derivedFrom }: Upload): HTMLElement[] {
  if (leftOut === undefined) return [];
  const why = derivedFrom?.reason ? ` Alasan penanggung jawab: ${derivedFrom.reason}` : '';
  return [element('p', { class: 'notice' }, `${leftOutText(leftOut)}${why}`)];
}

type Offer = Pick<Reader, 'mayMend'> & { readonly hasTemplate: boolean };

/** Links can't carry a token: the short-lived address is fetched first, then opened. A template is made of a standard. */
function downloads(path: string, own: string, { hasReturnedWorkbook }: Upload, { mayMend, hasTemplate }: Offer): HTMLElement[] {
  const failed = element('div', {});
  const download = (text: string, from: string) =>
    button(text, { class: 'quiet' }, async () => {
      const found = await call<{ readonly url: string }>('GET', from);
      if (found.ok) location.assign(found.value.url);
      else show(failed, notice(found.problem));
    });
  const workbook = hasReturnedWorkbook && mayMend ? [download('Unduh Excel bertanda perbaikan', `${own}/returned-workbook`)] : [];
  const template = hasTemplate ? [download('Unduh templat', `${path}/template`)] : [];
  return [element('p', { class: 'actions' }, ...workbook, ...template), failed];
}
