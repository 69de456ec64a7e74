import { limits } from '../../../functions/limits.ts';

const bytesInGibibyte = 1024 ** 3;

export type FileInputProps = {
  readonly label: string;
  readonly hint: string;
  /** More than one may be chosen, and one must be. */
  readonly several?: boolean;
};

/** Where a file is chosen or dropped. */
export function FileInput({ label, hint, several = false }: FileInputProps) {
  return (
    <div class="drop" data-drop="">
      <label>
        {label} (paling besar {limits.maxUploadBytes / bytesInGibibyte} GiB)
        <input type="file" id="file" accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt" multiple={several} required={several} />
      </label>
      <p class="hint">{hint}</p>
      <p class="hint">
        Berkas di atas {limits.maxSinglePutBytes / bytesInMebibyte} MiB dikirim sebagian-sebagian: dapat dijeda, dan dilanjutkan juga
        sesudah halaman ini ditutup, sampai {limits.unfinishedUploadDays} hari. Yang lebih kecil dikirim sekaligus.
      </p>
    </div>
  );
}

const bytesInMebibyte = 1024 ** 2;

/** The period of all that a file holds, where one is to be said. */
export function PeriodInput() {
  return (
    <>
      <label>
        Periode seluruh berkas
        <input id="period" autocomplete="off" aria-describedby="period-hint" />
      </label>
      <p class="hint" id="period-hint">
        Boleh juga dengan kata, seperti Februari 2026 atau Triwulan II 2026. Kosongkan bila berkas memuat kolom periode, atau bila datanya
        tidak berperiode.
      </p>
    </>
  );
}
