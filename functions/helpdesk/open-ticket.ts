import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { isEnded, successorOf, successorsOf } from '../model/organisation.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import { dueOf, type Ticket } from '../model/ticket.ts';
import type { LookReader } from '../records/look-reader.port.ts';
import { type AskPorts, askAboutUpload, type UploadQuestion } from './ask-about-upload.ts';
import { personOf } from './person-of.ts';
import type { TicketStore } from './ticket.port.ts';
import { type TicketNames, ticketAnswer } from './ticket-answer.ts';
import { toldReceipt } from './told-receipt.ts';

export type OpenTicketPorts = {
  readonly tickets: Pick<TicketStore, 'begin' | 'listUnfinished'>;
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly looks: Pick<LookReader, 'receipts'>;
  readonly city: TicketNames & Pick<City, 'holidays'>;
  /** ULIDs. */
  readonly ids: () => string;
} & AskPorts;
type Subject = Pick<Ticket, 'kind' | 'opdId' | 'subject' | 'datasetId' | 'look'>;
type Asked = Call<'openTicket'>;
type OfResident = Asked & { readonly body: Exclude<Asked['body'], UploadQuestion> };

/**
 * POST /v1/tickets: a resident questions a receipt that they have on their screen, or asks an OPD to correct their data or to give them access (UU 27/2022 Pasal 6, 7,
 * 30 and 32). The question goes to the head of the OPD that looked and to the Inspektorat; a receipt that is delayed or told in person is 404, as one that never was. Or
 * an OPD asks the helpdesk about an upload of its own that was not accepted (`ask-about-upload.ts`).
 */
export function openTicket(ports: OpenTicketPorts): Operation<'openTicket'> {
  return async (call) => {
    const decision = decide(call.principal, 'open-ticket', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const { body } = call;
    const answer = await (isAboutUpload(body) ? askAboutUpload(ports, { ...call, body }) : open(ports, { ...call, body }));
    return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
  };
}

function isAboutUpload(body: Asked['body']): body is UploadQuestion {
  return 'uploadId' in body;
}

async function open(ports: OpenTicketPorts, call: OfResident): Promise<Answer<'openTicket'>> {
  const { principal, now, body } = call;
  const person = await personOf(ports.accounts, principal);
  if (person === undefined) return nobody;
  const subject = await subjectOf(ports, person, call);
  if ('status' in subject) return subject;
  const standing = await ports.tickets.listUnfinished({ of: 'person', person });
  if (standing.length >= limits.maxOpenTicketsPerPerson) return tooMany;
  const [ticketId, messageId, at] = [ports.ids(), ports.ids(), now.toISOString()];
  const name = nameOfPrincipal(principal);
  const ticket: Ticket = {
    ...{ ticketId, person, name, ...subject },
    ...{
      state: 'waiting',
      openedAt: at,
      dueAt: dueOf(subject.kind, now, ports.city.holidays),
      updatedAt: at,
      messageIds: [messageId],
      revision: 1,
    },
  };
  await ports.tickets.begin(ticket, { messageId, at, from: 'resident', by: principalIdOf(principal), name, text: body.message });
  return { status: 201, body: ticketAnswer(ticket, 'resident', ports.city, now), headers: { Location: `/v1/tickets/${ticketId}` } };
}

async function subjectOf({ looks, city }: OpenTicketPorts, person: string, { body, now }: OfResident): Promise<Subject | Problem> {
  if (body.kind !== 'receipt') {
    const { kind, opdId, subject } = body;
    if (!city.opds.some(({ id }) => id === opdId)) return noSuchOpd;
    const answering = successorOf(city.opds, opdId) ?? opdId;
    if (isEnded(city.opds, answering)) return dividedOpd(successorsOf(city.opds, opdId));
    return {
      kind,
      opdId: answering,
      subject,
      ...('datasetId' in body && body.datasetId !== undefined ? { datasetId: body.datasetId } : {}),
    };
  }
  const receipt = await toldReceipt(looks, person, body.lookId, now);
  if (!receipt) return noSuchReceipt;
  const { lookId, at, kind, viewer, name, institution, purpose, caseNumber, reason } = receipt;
  const optional = Object.entries({ institution, purpose, caseNumber, reason }).filter(([, value]) => value !== undefined);
  const isOfTheCity = city.opds.some(({ id }) => id === institution);
  return {
    kind: 'receipt',
    ...(institution !== undefined && isOfTheCity ? { opdId: successorOf(city.opds, institution) ?? institution } : {}),
    look: { lookId, at, kind, viewer, name, ...Object.fromEntries(optional) },
  };
}

const nobody: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Permintaan ini perlu akun yang terikat ke seorang warga.',
  log: { rule: 'tickets/open', reason: 'no person is bound' },
};
const noSuchReceipt: Problem = { status: 404, code: 'not-found', detail: 'Jejak ini tidak ada pada daftar Anda. Muat ulang daftarnya.' };
const noSuchOpd = invalidRequest([{ where: 'opdId', what: 'bukan OPD kota ini; ambil dari daftar OPD' }]);
const dividedOpd = (successors: readonly string[]) =>
  invalidRequest([{ where: 'opdId', what: `OPD itu sudah berakhir; pilih penerusnya: ${successors.join(', ')}` }]);
const tooMany = conflict(
  `Anda sudah punya ${limits.maxOpenTicketsPerPerson} permintaan yang belum selesai. Tutup yang sudah terjawab, lalu buka yang baru.`,
);
