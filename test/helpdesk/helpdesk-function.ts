import '../fakes/quiet-log.ts';
import { helpdeskOperations } from '../../functions/helpdesk/operations.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Look } from '../../functions/model/look.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { aPerson } from '../contracts/look-store.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryLookReader } from '../fakes/memory-look-reader.ts';
import { memoryLooks } from '../fakes/memory-looks.ts';
import { memoryNoticeChoices } from '../fakes/memory-notice-choices.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { memoryTickets } from '../fakes/memory-tickets.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { queryOf } from '../records/records-function.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');
export const city = {
  opds: [...sampleCity.opds, { id: 'dinsos', name: 'Dinas Sosial', kind: 'dinas' as const }],
  institutions: [{ id: 'kemensos', name: 'Kementerian Sosial' }],
  purposes: [{ id: 'verifikasi-bantuan', name: 'Verifikasi penerima bantuan' }],
  holidays: ['2026-12-25'],
};

/** Somebody: one of the matrix's principals, perhaps under another account's number, or of another kind as well. */
export type Who = PrincipalName | { readonly sub?: string; readonly as: PrincipalName; readonly also?: PrincipalName };

/** What OPDs may ask about. */
export type Delivered = { readonly datasets?: readonly Dataset[]; readonly uploads?: readonly Upload[] };

/** The whole function `helpdesk` over fakes. The citizen's account is bound to `aPerson`, that of `sub-neighbour` to another. */
export function helpdeskFunction(looks: readonly Look[] = [], { datasets = [], uploads = [] }: Delivered = {}) {
  const store = memoryLooks();
  store.looks.push(...looks);
  const accounts = memoryAccounts();
  for (const [sub, person] of [
    ['sub-citizen', aPerson],
    ['sub-neighbour', 'ef'.repeat(32)],
  ] as const)
    accounts.persons.set(sub, { sub, person, boundAt: now.toISOString(), boundBy: 'sub-officer' });
  const clock = { now };
  let count = 0;
  const ids = () => {
    count += 1;
    return `01KAM0000000000000000${String(count).padStart(5, '0')}`;
  };
  const ports = {
    ...{ tickets: memoryTickets(), notices: memoryNoticeChoices(), accounts, looks: memoryLookReader(store), city, ids },
    ...{ datasets: memoryDatasets(...datasets), uploads: memoryUploads(...uploads), published: memoryPublished() },
  };
  const handler = serveKept<'helpdesk'>(helpdeskOperations(ports), { now: () => clock.now });
  const ask = async (request: Request, principal: Who) => {
    const who = typeof principal === 'string' ? principalOf(principal) : whoever(principal);
    const context = { principal: who.type === 'anonymous' ? 'anonymous' : JSON.stringify(who) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body), text: answer.body };
  };
  const on = (operation: 'getTicket' | 'answerTicket' | 'closeTicket', ticketId: string, who: Who, body?: unknown) =>
    ask({ operation, params: { ticketId }, ...(body === undefined ? {} : { body }) }, who);
  return {
    ...ports,
    ...{ store, clock, ask },
    open: (body: unknown, who: Who = 'citizen') => ask({ operation: 'openTicket', params: {}, body }, who),
    list: (who: Who, query: Readonly<Record<string, string>> = {}) =>
      ask({ operation: 'listTickets', params: {}, query: queryOf(query) }, who),
    read: (ticketId: string, who: Who) => on('getTicket', ticketId, who),
    say: (ticketId: string, who: Who, body: unknown) => on('answerTicket', ticketId, who, body),
    close: (ticketId: string, who: Who) => on('closeTicket', ticketId, who),
  };
}

function whoever({ sub, as, also }: Exclude<Who, string>): Principal {
  const who = principalOf(as);
  const other = also && principalOf(also);
  if (who.type === 'anonymous') return who;
  const kinds = other && other.type !== 'anonymous' ? other.kinds : [];
  return { ...who, ...(sub === undefined ? {} : { sub }), kinds: [...who.kinds, ...kinds] };
}

export const correction = {
  kind: 'correction',
  opdId: 'dinsos',
  datasetId: 'penerima-bansos',
  subject: 'Nama pada daftar bantuan',
  message: 'Nama saya tertulis Sri Wahyuni.',
} as const;
