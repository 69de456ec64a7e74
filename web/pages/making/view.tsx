import { shareOf, shareText } from '../../parts/making-share.ts';

export type MakingProps = {
  readonly title: string;
  readonly datasetId: string;
  /** Of the file, below this site. */
  readonly address: string;
  readonly done: number;
  readonly total: number;
};

/**
 * A large file that is being made, for anyone who followed a link to it. It is not loaded again by itself: a page that changes under its reader's eyes, or under a
 * screen reader, is worse than a button (WCAG 2.2, 2.2.1 and F41). Where scripts run, the script asks; what it says in the end stands in the status.
 */
export function MakingView({ title, datasetId, address, done, total }: MakingProps) {
  const share = shareOf({ done, total });
  return (
    <article id="making">
      <h1>{title}</h1>
      <p>Berkas ini besar, jadi dibuat dahulu. Biasanya selesai dalam beberapa menit.</p>
      <p>
        <progress max={100} value={share} aria-label="Kemajuan" /> <span>{shareText(share)}</span>
      </p>
      <div role="status" />
      <p class="actions">
        <a class="button" href={address}>
          Periksa lagi dan unduh
        </a>
        <a class="button quiet" href={`/dataset/${datasetId}`}>
          Kembali ke dataset
        </a>
      </p>
    </article>
  );
}
