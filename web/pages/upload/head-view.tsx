import { limits } from '../../../functions/limits.ts';
import { type Named, Options } from '../../parts/options.tsx';
import { requestsText } from '../../parts/words.ts';

/** So many days of WIB lie in one day of UTC more, and /v1 keeps records by those. */
const mostWibDays = limits.maxRecordDays - 1;

/** Bodies, purposes and kecamatan that the head's lists name. */
export type HeadProps = {
  readonly institutions: readonly Named[];
  readonly purposes: readonly Named[];
  readonly districts: readonly Named[];
};

/** What the owning OPD's head decides and sees (`decide-requests.ts`, `grant-list.ts`, `access-records.ts`). */
export function HeadParts({ institutions, purposes, districts }: HeadProps) {
  return (
    <>
      <details id="requests" class="part" hidden>
        <summary>{requestsText}</summary>
        <p id="decided" role="status" tabIndex={-1} />
        <div data-list="" aria-live="polite">
          <p>Memuat…</p>
        </div>
        <select id="districts" hidden>
          <option value="">seluruh wilayah yang dimohon</option>
          <Options of={districts} />
        </select>
      </details>
      <details id="grants" class="part" hidden>
        <summary>Persetujuan akses</summary>
        <p data-outcome="" role="status" tabIndex={-1} />
        <div data-list="" aria-live="polite">
          <p>Memuat…</p>
        </div>
      </details>
      <details id="records" class="part" hidden>
        <summary>Siapa membaca data ini</summary>
        <p>
          Setiap pembacaan isi data terbatas atau tertutup tercatat sebelum isinya diberikan. Tanpa tanggal, yang tampak{' '}
          {limits.defaultRecordDays} hari terakhir; paling panjang {mostWibDays} hari. Hari dan jam menurut WIB.
        </p>
        <form class="filters" data-usual-days={limits.defaultRecordDays} data-most-days={mostWibDays}>
          <label>
            Dari
            <input name="from" type="date" />
          </label>
          <label>
            Sampai
            <input name="until" type="date" />
          </label>
          <label>
            Instansi
            <select name="institution">
              <option value="">semua</option>
              <Options of={institutions} />
            </select>
          </label>
          <label>
            Nama
            <select name="principal">
              <option value="">semua</option>
            </select>
          </label>
          <label>
            Tujuan
            <select name="purpose">
              <option value="">semua</option>
              <Options of={purposes} />
            </select>
          </label>
          <button type="submit">Tampilkan</button>
        </form>
        <div data-list="" aria-live="polite" />
      </details>
    </>
  );
}
