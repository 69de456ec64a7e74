import { type Html, html } from './html.ts';

/** A contact of the city file, as a link that writes to it or leads to it. */
export function contactLink(address: string): Html {
  return html`<a href="${address.startsWith('https:') ? address : `mailto:${address}`}">${address}</a>`;
}
