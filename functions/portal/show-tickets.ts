import { h } from 'preact';
import { HelpDeskView } from '../../web/pages/help-desk/view.tsx';
import { MyTicketsView } from '../../web/pages/my-tickets/view.tsx';
import { TicketsView } from '../../web/pages/tickets/view.tsx';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { standing } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** Pages of what residents and OPDs ask: anonymous frames, whose scripts load the rest through /v1. */

/** GET /profil/permintaan: what the resident who is signed in asked, and a form to ask. */
export function showMyTickets({ settings, city }: PortalPorts): Operation<'showMyTickets'> {
  return async () =>
    respondPage(settings, {
      title: pageNames.ownTickets,
      script: 'my-tickets',
      forAccounts: true,
      content: h(MyTicketsView, { opds: standing(city) }),
    });
}

/** GET /kerja/permintaan: for the OPDs that answer, the Inspektorat and the walidata. */
export function showTickets({ settings }: PortalPorts): Operation<'showTickets'> {
  return async () => respondPage(settings, { title: pageNames.tickets, script: 'tickets', forAccounts: true, content: h(TicketsView, {}) });
}

/** GET /kerja/bantuan: for OPDs that ask about their uploads, the helpdesk and the walidata. */
export function showHelpDesk({ settings }: PortalPorts): Operation<'showHelpDesk'> {
  return async () =>
    respondPage(settings, { title: pageNames.helpDesk, script: 'help-desk', forAccounts: true, content: h(HelpDeskView, {}) });
}
