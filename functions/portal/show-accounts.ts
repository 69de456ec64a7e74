import { h } from 'preact';
import { AccountsView } from '../../web/pages/accounts/view.tsx';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { institutionChoices, standing } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/akun: accounts, for the steward. */
export function showAccounts(ports: PortalPorts): Operation<'showAccounts'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Akun',
      script: 'accounts',
      forAccounts: true,
      data: { 'most-characters': String(limits.maxReasonCharacters) },
      content: h(AccountsView, { opds: standing(ports.city), institutions: institutionChoices(ports) }),
    });
}
