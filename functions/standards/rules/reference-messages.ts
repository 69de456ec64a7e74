import { type ForeignKey, resourceOf } from '../../model/foreign-key.ts';
import { titleOf } from '../labels/match-labels.ts';
import type { Field } from '../standard.ts';
import type { Words } from './cell-messages.ts';

/** The words for a row whose key stands nowhere in what it refers to. */
export function astrayMessage(fields: readonly Field[], key: ForeignKey, rowNumber: number, cell: string): Words {
  const resource = resourceOf(key);
  const where = `Baris ${rowNumber}, kolom ${fields.map(titleOf).join(' + ')}`;
  const target = `kolom ${key.reference.fields.join(' + ')} ${resource === undefined ? 'berkas ini' : `dataset ${resource}`}`;
  const mend =
    resource === undefined
      ? 'Betulkan isinya bila salah ketik, atau tambahkan barisnya ke berkas ini.'
      : `Betulkan isinya bila salah ketik. Bila memang baru, minta pengelola dataset ${resource} menerbitkannya lebih dahulu.`;
  return { message: `${where}: "${cell}" tidak ada di ${target}.`, mend };
}

/** The words for a key whose other side has lost its columns. */
export function lostTargetMessage(fields: readonly Field[], key: ForeignKey, lost: readonly string[]): Words {
  return {
    message: `Kolom ${fields.map(titleOf).join(' + ')} merujuk ke kolom ${lost.join(', ')} dataset ${resourceOf(key)}, yang tidak ada di versinya yang berlaku.`,
    mend: 'Ubah rujukan (foreignKeys) pada standar data menurut kolom dataset itu yang sekarang.',
  };
}

/**
 * The words for a dataset that can't be referred to. The same whether it does not exist, is closed, held, withdrawn or not yet published:
 * which of these it is may be nobody's business (access.md, "No oracle").
 */
export function unreachableMessage(resource: string): Words {
  return {
    message: `Standar data ini merujuk ke dataset ${resource}, yang tidak ada atau tidak terbuka untuk OPD Anda.`,
    mend: 'Periksa id datasetnya. Bila benar, minta pemiliknya membukanya atau membagikannya kepada instansi pemerintah, atau hapus rujukan itu dari standar data.',
  };
}

/** Why the OPD's own dataset can't be referred to now, and how to correct it. */
const ownReasons = {
  withdrawn: ['sudah ditarik', 'Pulihkan dahulu dataset itu, atau hapus rujukan itu dari standar data.'],
  'not published': ['belum terbit', 'Unggah dan terbitkan dahulu dataset itu, lalu unggah lagi berkas ini.'],
  held: ['sedang ditahan', 'Tunggu sampai penahanan dataset itu dicabut, lalu unggah lagi berkas ini.'],
  'published under a narrower level': [
    'terbit sebelum aksesnya dilonggarkan',
    'Unggah lagi isi dataset itu agar terbit versi baru, lalu unggah lagi berkas ini.',
  ],
} as const;

/** The words for a dataset of the same OPD that can't be referred to: whose it is knows how it stands. */
export function ownUnreachableMessage(resource: string, why: keyof typeof ownReasons): Words {
  const [how, mend] = ownReasons[why];
  return { message: `Standar data ini merujuk ke dataset ${resource} milik OPD Anda, yang ${how}.`, mend };
}

/** The words for datasets that are more than one check can hold. */
export function tooLargeMessage(resource: string, megabytes: number): Words {
  return {
    message: `Standar data ini merujuk ke dataset ${resource}, yang terlalu besar untuk dirujuk; paling banyak ${megabytes} MB untuk semua rujukan.`,
    mend: 'Rujuk ke dataset yang hanya memuat daftar kodenya, atau hapus rujukan itu dari standar data.',
  };
}
