import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { uploadStates } from '../messages/upload-state.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import { dueOf, type Ticket } from '../model/ticket.ts';
import { askableUploadStates } from '../model/ticket-words.ts';
import type { Upload } from '../model/upload.ts';
import { knownUpload } from '../uploads/known-upload.ts';
import { reportWithoutCellsKeyOf } from '../uploads/report-key.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import { unfinishedOf } from './lists-of-body.ts';
import { readReport } from './read-report.ts';
import type { TicketStore } from './ticket.port.ts';
import { type TicketNames, ticketAnswer } from './ticket-answer.ts';

export type AskPorts = {
  readonly tickets: Pick<TicketStore, 'begin' | 'listUnfinished'>;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly published: Pick<Published, 'getText'>;
  readonly city: TicketNames & Pick<City, 'holidays'>;
  /** ULIDs. */
  readonly ids: () => string;
};
type Body = Call<'openTicket'>['body'];
export type UploadQuestion = Extract<Body, { readonly uploadId: string }>;
type Asked = Call<'openTicket'> & { readonly body: UploadQuestion };

/**
 * An OPD's question about an upload of its own, for the helpdesk. The ticket names the upload, which the helpdesk follows by its id, and the first error of its report, without a
 * cell; cells are shared by permission alone, and stay in the report. One question at a time about one upload.
 */
export async function askAboutUpload(ports: AskPorts, call: Asked): Promise<Answer<'openTicket'>> {
  const { datasetId, uploadId } = call.body;
  return onDataset(ports.datasets, { ...call, params: { datasetId } }, 'upload', async (dataset) => {
    const { opdId } = dataset;
    // A unit is not told of another's, whatever else its account is.
    const upload = knownUpload(await ports.uploads.get(datasetId, uploadId), call.principal, 'upload', dataset);
    if (!upload) return notFound;
    if (!askableUploadStates.includes(upload.state))
      return conflict(`Unggahan ini ${uploadStates[upload.state].clause}; belum ada yang perlu ditanyakan.`);
    const standing = await unfinishedOf(ports, { of: 'asked', opdId });
    if (standing.some((ticket) => ticket.upload?.uploadId === uploadId)) return askedAlready;
    if (standing.length >= limits.maxOpenTicketsPerOpd) return tooMany;
    const ticket = await begin(ports, call, { ...upload, opdId });
    if (!ticket) return askedAlready;
    return {
      status: 201,
      body: ticketAnswer(ticket, 'asker', ports.city, call.now),
      headers: { Location: `/v1/tickets/${ticket.ticketId}` },
    };
  });
}

/** Undefined where somebody else has just asked. */
async function begin(ports: AskPorts, { principal, now, body }: Asked, upload: Upload): Promise<Ticket | undefined> {
  const [ticketId, messageId, at, name] = [ports.ids(), ports.ids(), now.toISOString(), nameOfPrincipal(principal)];
  const ticket: Ticket = {
    ...{ ticketId, kind: 'upload', name, opdId: upload.opdId },
    ...(body.subject === undefined ? {} : { subject: body.subject }),
    upload: { ...(await askedUpload(ports, upload)), ...(body.shareCells ? { sharesCells: true as const } : {}) },
    ...{ state: 'waiting', openedAt: at, dueAt: dueOf('upload', now, ports.city.holidays), updatedAt: at },
    ...{ messageIds: [messageId], revision: 1 },
  };
  const first = { messageId, at, from: 'asker' as const, by: principalIdOf(principal), name, text: body.message };
  return (await ports.tickets.begin(ticket, first)) === 'begun' ? ticket : undefined;
}

/** As the helpdesk may read it, whoever asks. */
async function askedUpload({ published }: AskPorts, upload: Upload): Promise<NonNullable<Ticket['upload']>> {
  const { uploadId, datasetId, fileName, state, reportKey } = upload;
  const standing = { uploadId, datasetId, fileName, state };
  const report = reportKey === undefined ? undefined : await readReport(published, reportWithoutCellsKeyOf(upload));
  if (!report) return standing;
  const [first] = report.errors;
  const { type, fieldName, fieldNumber, rowNumber, message, mend } = first ?? {};
  const place = Object.entries({ fieldName, fieldNumber, rowNumber }).filter(([, value]) => value !== undefined);
  const hasFirst = type !== undefined && message !== undefined && mend !== undefined;
  return {
    ...{ ...standing, errors: report.stats.errors },
    ...(hasFirst ? { firstError: { type, message, mend, ...Object.fromEntries(place) } } : {}),
  };
}

const askedAlready = conflict('Sudah ada pertanyaan yang belum selesai tentang unggahan ini. Tambahkan di sana, di Meja bantuan.');
const tooMany = conflict(
  `OPD Anda sudah punya ${limits.maxOpenTicketsPerOpd} pertanyaan yang belum selesai. Tutup yang sudah terjawab, lalu tanyakan lagi.`,
);
