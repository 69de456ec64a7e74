import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Staff } from '../../parts/api-nouns.ts';

/** What the head of an OPD should act on, each as a sentence; none where its work stands on several people who are there. */
export function staffWarnings({ items, operators, heads }: Staff): string[] {
  const unused = items.filter(({ isUnused }) => isUnused).length;
  return [
    ...(operators === 0 ? ['Belum ada operator: tidak ada yang dapat mengirim data OPD ini.'] : []),
    ...(operators === 1 ? [oneOperator] : []),
    ...(heads === 0 ? ['Belum ada penanggung jawab: tidak ada yang memutuskan akses ke data OPD ini.'] : []),
    ...(unused === 0 ? [] : [`${numberText(unused)} akun tidak dipakai lebih dari ${limits.unusedAccountDays} hari. ${whenMoved}`]),
  ];
}

const oneOperator = 'Hanya satu operator: bila ia berhalangan, tidak ada yang mengirim data. Minta walidata mengundang satu lagi.';
const whenMoved = 'Bila pemiliknya sudah pindah tugas, minta walidata menyerahkan tugasnya kepada pengganti.';
