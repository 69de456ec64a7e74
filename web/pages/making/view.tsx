import { numberText } from '../../../functions/messages/number.ts';

export type MakingProps = {
  readonly datasetId: string;
  /** Of the file, below this site. */
  readonly address: string;
  readonly done: number;
  readonly total: number;
  /** Seconds after which the page asks again by itself. */
  readonly again: number;
};

/** A large file that is being made, for anyone who followed a link to it. */
export function MakingView({ datasetId, address, done, total, again }: MakingProps) {
  const share = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <article>
      <h1>Berkas sedang dibuat</h1>
      <p>
        Berkas ini besar, jadi dibuat dahulu. Halaman ini bertanya lagi sendiri setiap {again} detik, dan unduhan mulai begitu berkasnya
        jadi. Setelah unduhan mulai, halaman ini boleh ditutup.
      </p>
      <p>
        <progress max={100} value={share} aria-label="Kemajuan">
          {share} %
        </progress>{' '}
        {done === 0 ? 'Menunggu giliran atau baru dimulai.' : `${numberText(share)} % sudah jadi.`}
      </p>
      <p class="actions">
        <a class="button" href={address}>
          Periksa sekarang
        </a>
        <a class="button quiet" href={`/dataset/${datasetId}`}>
          Kembali ke dataset
        </a>
      </p>
    </article>
  );
}
