import type { Me } from '../api-nouns.ts';
import { element } from '../elements.ts';
import { isCitizen } from '../may.ts';

/** An officer is told before typing what /v1 will say: it must know who they are, so that nobody looks at their own family. */
export function unboundOfficer(who: Me): HTMLElement[] {
  if (isCitizen(who)) return [];
  const link = element('a', { href: '/profil' }, 'nomor akun Anda');
  const before = 'Akun Anda belum terikat ke diri Anda, jadi permintaan di halaman ini ditolak. Bacakan ';
  return [element('p', { class: 'notice' }, before, link, ' kepada petugas loket, dengan KTP-el Anda.')];
}
