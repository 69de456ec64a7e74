import { limits } from '../../../functions/limits.ts';

/** The Inspektorat's sample of looks, month by month. */
export function LooksSampleView() {
  return (
    <>
      <h1>Pemeriksaan pembacaan</h1>
      <p>
        Dari semua pembacaan data warga oleh petugas, {limits.sampledLooksPercent} dari seratus diperiksa setiap bulan; begitu pula setiap
        pembacaan tentang pejabat atau pegawai, dan setiap yang nomor perkaranya ditolak. Warga yang dilihat tidak disebut.
      </p>
      <form id="month" class="filters">
        <label>
          Bulan
          <input name="month" required pattern="[0-9]{4}-(0[1-9]|1[0-2])" placeholder="2026-11" maxlength={7} />
        </label>
        <button type="submit">Tampilkan</button>
      </form>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="sample">
        <p>Memuat…</p>
      </div>
    </>
  );
}
