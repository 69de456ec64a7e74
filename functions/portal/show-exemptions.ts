import { h } from 'preact';
import { ExemptionsView } from '../../web/pages/exemptions/view.tsx';
import type { ExemptionRegister } from '../datasets/exemption-register.port.ts';
import { publicExemptions } from '../datasets/list-exemptions.ts';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

type Ports = Pick<PortalPorts, 'settings'> & { readonly exemptions: Pick<ExemptionRegister, 'list'> };

/** GET /dikecualikan: the register of exempted information, as anyone may read it. */
export function showExemptions(ports: Ports): Operation<'showExemptions'> {
  return async (call) =>
    respondPage(ports.settings, {
      title: pageNames.exemptions,
      content: h(ExemptionsView, {
        titles: await publicExemptions(ports.exemptions, call.now),
        ppid: ports.settings.contact.ppid,
      }),
    });
}
