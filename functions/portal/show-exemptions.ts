import type { ExemptionRegister } from '../datasets/exemption-register.port.ts';
import { publicExemptions } from '../datasets/list-exemptions.ts';
import type { Operation } from '../http/call.ts';
import { contactLink } from './contact.ts';
import { type Html, html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

type Ports = Pick<PortalPorts, 'settings'> & { readonly exemptions: Pick<ExemptionRegister, 'list'> };

/** GET /dikecualikan: the register of exempted information as anyone may read it: titles, and nothing that leads to a dataset (UU KIP 14/2008 Pasal 17 and 19). */
export function showExemptions(ports: Ports): Operation<'showExemptions'> {
  return async (call) => {
    const titles = (await publicExemptions(ports.exemptions, call.now)).map((title) => html`<li>${title}</li>`);
    return respondPage(ports.settings, {
      title: 'Informasi yang dikecualikan',
      content: html`<h1>Daftar informasi yang dikecualikan</h1>
<p>Informasi berikut ditutup berdasarkan uji konsekuensi (UU 14/2008 tentang Keterbukaan Informasi Publik, Pasal 17 dan 19). Yang diumumkan hanya judulnya.</p>
${titles.length === 0 ? html`<p>Belum ada yang didaftarkan.</p>` : html`<ol>${titles}</ol>`}
<p>Merasa suatu informasi seharusnya terbuka? Ajukan keberatan kepada PPID kota${ppidContact(ports)}. <a href="/dataset">Lihat data yang tersedia</a></p>`,
    });
  };
}

function ppidContact({ settings: { contact } }: Ports): Html | undefined {
  return contact.ppid === undefined ? undefined : html`: ${contactLink(contact.ppid)}`;
}
