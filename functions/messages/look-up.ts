/** What an officer reads of a purpose before looking a person up: what it gives, and how the person learns of it. */

export type LookUpAnswer = 'rows' | 'on-list' | 'alive-and-resident';
export type LookUpReceipt =
  | { readonly is: 'shown' }
  | { readonly is: 'delayed'; readonly days: number; readonly reason: string }
  | { readonly is: 'in-person' };

export const answerTexts: Readonly<Record<LookUpAnswer, string>> = {
  rows: 'Anda mendapat isi dataset yang dibuka penanggung jawabnya untuk tujuan ini.',
  'on-list': 'Anda mendapat jawaban ya atau tidak: apakah orang ini ada di tiap daftar, tanpa isinya.',
  'alive-and-resident': 'Anda mendapat jawaban ya atau tidak: apakah orang ini hidup dan penduduk kota.',
};

const told = 'siapa Anda, dari instansi mana, kapan, untuk tujuan dan perkara apa, dan alasan yang Anda tulis';

export function receiptText(receipt: LookUpReceipt): string {
  switch (receipt.is) {
    case 'shown':
      return `Orangnya akan membaca ${told}.`;
    case 'delayed':
      return `Orangnya akan membaca ${told}, sesudah ${receipt.days} hari. ${receipt.reason}`;
    case 'in-person':
      return `Orangnya akan diberi tahu ${told}: langsung di loket, tidak di layar.`;
  }
}
