import { h } from 'preact';
import { CasesView } from '../../web/pages/cases/view.tsx';
import { LooksSampleView } from '../../web/pages/looks-sample/view.tsx';
import { OpdLooksView } from '../../web/pages/opd-looks/view.tsx';
import { ReceiptsView } from '../../web/pages/receipts/view.tsx';
import { SearchGrantsView } from '../../web/pages/search-grants/view.tsx';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { pageNames } from '../messages/page-name.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** Pages of who looked at whom: anonymous frames, whose scripts load the rest through /v1. */

/** GET /profil/jejak: who looked at the data of the resident who is signed in. */
export function showReceipts({ settings }: PortalPorts): Operation<'showReceipts'> {
  return async () =>
    respondPage(settings, { title: pageNames.ownLooks, script: 'receipts', forAccounts: true, content: h(ReceiptsView, {}) });
}

/** GET /kerja/pembacaan: who looked at people in an OPD's datasets, for its head. */
export function showOpdLooks({ settings }: PortalPorts): Operation<'showOpdLooks'> {
  return async () =>
    respondPage(settings, { title: pageNames.opdLooks, script: 'opd-looks', forAccounts: true, content: h(OpdLooksView, {}) });
}

/** GET /kerja/perkara: looks whose case number waits for the head of the officer's OPD. */
export function showCases({ settings }: PortalPorts): Operation<'showCases'> {
  return async () =>
    respondPage(settings, {
      title: pageNames.cases,
      script: 'cases',
      forAccounts: true,
      data: { 'most-characters': String(limits.maxReasonCharacters) },
      content: h(CasesView, {}),
    });
}

/** GET /kerja/izin-cari: who may search the register without a NIK, for the head of its OPD. */
export function showSearchGrants({ settings, city }: PortalPorts): Operation<'showSearchGrants'> {
  const data = { 'register-opd': city.registerOpd ?? '' };
  return async () =>
    respondPage(settings, {
      data,
      title: pageNames.searchGrants,
      script: 'search-grants',
      forAccounts: true,
      content: h(SearchGrantsView, {}),
    });
}

/** GET /kerja/inspektorat: the monthly sample of looks, for the Inspektorat. */
export function showLooksSample({ settings }: PortalPorts): Operation<'showLooksSample'> {
  return async () =>
    respondPage(settings, {
      title: 'Pemeriksaan pembacaan',
      script: 'looks-sample',
      forAccounts: true,
      data: { 'most-characters': String(limits.maxReasonCharacters) },
      content: h(LooksSampleView, {}),
    });
}
