import { h } from 'preact';
import { MyTicketsView } from '../../web/pages/my-tickets/view.tsx';
import { TicketsView } from '../../web/pages/tickets/view.tsx';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** Pages of what residents ask: anonymous frames, whose scripts load the rest through /v1. */

/** GET /profil/permintaan: what the resident who is signed in asked, and a form to ask. */
export function showMyTickets({ settings, city }: PortalPorts): Operation<'showMyTickets'> {
  return async () =>
    respondPage(settings, {
      title: pageNames.ownTickets,
      script: 'my-tickets',
      forAccounts: true,
      content: h(MyTicketsView, { opds: city.opds }),
    });
}

/** GET /kerja/permintaan: for the OPDs that answer, the Inspektorat and the walidata. */
export function showTickets({ settings }: PortalPorts): Operation<'showTickets'> {
  return async () => respondPage(settings, { title: pageNames.tickets, script: 'tickets', forAccounts: true, content: h(TicketsView, {}) });
}
