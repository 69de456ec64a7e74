import type { City } from '../../cities/city.ts';
import { dayText } from '../messages/date.ts';
import { numberText } from '../messages/number.ts';
import type { OutboxMessage } from '../outbox/outbox.port.ts';

type Opd = City['opds'][number];
type Ended = Opd & { readonly ended: NonNullable<Opd['ended']> };

/** What the head of a successor is told: no dataset by name, since a mail travels. */
export function movedNotice({ id, name, ended }: Ended, heir: string, isDivided: boolean, now: Date): OutboxMessage {
  const people = isDivided
    ? 'Petugasnya dan hak baca yang pernah diberikan kepadanya tidak ikut pindah dengan sendirinya: walidata menetapkan tugas petugas, dan hak baca dimohon lagi.'
    : 'Petugasnya kini bekerja untuk OPD Anda, dan hak baca yang pernah diberikan kepadanya berlaku untuk OPD Anda sampai habis waktunya.';
  return {
    messageId: `organisation#${id}#${heir}#${ended.on}`,
    to: { opdId: heir, role: 'head' },
    subject: `Data ${name} beralih ke OPD Anda`,
    text: [
      `${name} berakhir pada ${dayText(ended.on)} (${ended.by}). ${isDivided ? 'Sebagian datanya' : 'Datanya'}, beserta yang sedang menunggu keputusan dan baris daftar datanya, beralih ke OPD Anda.`,
      people,
      'Periksa daftar data dan jadwal kiriman OPD Anda; alamat lama tetap mengantar ke yang baru.',
    ].join('\n\n'),
    at: now.toISOString(),
  };
}

/** What the head of the walidata's OPD is told where something of a divided OPD is nobody's: numbers alone. */
export function stayingNotice(
  { id, name, ended }: Ended,
  walidata: string,
  heirs: readonly string[],
  { datasets, lines }: { readonly datasets: number; readonly lines: number },
  now: Date,
): OutboxMessage {
  return {
    messageId: `organisation#${id}#staying#${datasets}#${lines}`,
    to: { opdId: walidata, role: 'head' },
    subject: `Belum semua data ${name} punya OPD penerus`,
    text: [
      `${name} berakhir pada ${dayText(ended.on)} (${ended.by}). Masih tertinggal padanya: ${numberText(datasets)} dataset dan ${numberText(lines)} baris daftar data.`,
      `Dataset: tetapkan penerusnya (${heirs.join(', ')}) dalam berkas kota, lalu pasang lagi. Baris daftar data yang datasetnya sudah punya penerus tidak muat di daftar data penerusnya: ringkaskan daftar itu, atau tulis barisnya di sana.`,
    ].join('\n\n'),
    at: now.toISOString(),
  };
}
