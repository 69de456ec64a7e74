import { endText } from '../messages/date.ts';
import type { Dataset } from '../model/dataset.ts';
import type { OutboxMessage } from '../outbox/outbox.port.ts';

/** What the head of the owning OPD is told before the data go. One for each date that was stated: another date is told anew. */
export function retentionNotice(dataset: Dataset, retentionUntil: string, now: Date): OutboxMessage {
  const { datasetId, opdId, title } = dataset;
  const day = endText(retentionUntil);
  return {
    messageId: `retention#${datasetId}#${retentionUntil}`,
    to: { opdId, role: 'head' },
    subject: `Masa simpan ${title} berakhir ${day}`,
    text: [
      `Masa simpan data pribadi dalam dataset ${title} (${datasetId}) berakhir pada ${day}. Sesudah itu isinya dimusnahkan: tabel semua versi, berkas unduhan, ringkasan, hasil validasi, dan berkas unggahan.`,
      'Pemusnahan tidak dapat dibatalkan. Yang tinggal ialah uraian dataset, jumlah baris dan tanda periksa tiap versi, dan berita acara pemusnahan.',
      'Bila data masih harus disimpan dan ada dasar hukumnya, ubah "Disimpan sampai" pada halaman dataset sebelum tanggal itu.',
    ].join('\n\n'),
    at: now.toISOString(),
    about: datasetId,
  };
}
