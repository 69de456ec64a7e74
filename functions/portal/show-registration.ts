import { h } from 'preact';
import { RegistrationView } from '../../web/pages/registration/view.tsx';
import type { Operation } from '../http/call.ts';
import { suggestionsFor } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/daftar: the form that registers a dataset. */
export function showRegistration(ports: PortalPorts): Operation<'showRegistration'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Daftarkan dataset',
      script: 'registration',
      forAccounts: true,
      content: h(RegistrationView, { suggestions: await suggestionsFor(ports) }),
    });
}
