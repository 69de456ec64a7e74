import type { Me } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';

/** What a resident reads out at the counter, until their account is bound to them. */
export function accountNumber({ sub }: Pick<Me, 'sub'>): HTMLElement {
  return element(
    'details',
    { class: 'part', id: 'account-number' },
    element('summary', {}, 'Ikat akun ini ke diri Anda sebagai warga'),
    element(
      'p',
      {},
      'Datanglah ke loket Disdukcapil atau kelurahan dengan KTP-el Anda, dan bacakan nomor akun ini: ',
      element('strong', {}, sub),
      '. Sesudah itu Anda dapat melihat data yang disimpan kota tentang diri Anda.',
    ),
  );
}
