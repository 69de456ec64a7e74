import { pageNames } from '../../../functions/messages/page-name.ts';

type CheckProps = {
  readonly checkNumber: string;
  readonly text: string;
  readonly day: string;
  readonly opd: string;
  readonly period: string;
};

/** What a verification number on minutes of the review stands for, for anyone who holds the paper. The same lines whatever the number. */
export function CheckView({ checkNumber, text, day, opd, period }: CheckProps) {
  return (
    <>
      <h1>{pageNames.check}</h1>
      <p class="headline">{text}</p>
      <p class="hint">
        Cocokkan dengan naskah yang Anda pegang. Isi berita acara tidak ditampilkan di sini; sah atau tidaknya tanda tangan elektronik
        diperiksa di layanan penerbitnya.
      </p>
      <dl class="facts">
        <div>
          <dt>Nomor verifikasi</dt>
          <dd>{checkNumber}</dd>
        </div>
        <div>
          <dt>Tanggal berita acara</dt>
          <dd>{day}</dd>
        </div>
        <div>
          <dt>OPD</dt>
          <dd>{opd}</dd>
        </div>
        <div>
          <dt>Periode</dt>
          <dd>{period}</dd>
        </div>
      </dl>
    </>
  );
}
