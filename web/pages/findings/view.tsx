import { limits } from '../../../functions/limits.ts';
import { findingCaution } from '../../../functions/messages/list-finding.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';

/** What is suspected of aid lists: numbers first; whom it concerns is asked for, one finding at a time. */
export function FindingsView() {
  return (
    <>
      <h1>{pageNames.findings}</h1>
      <p>
        Tiap malam daftar bantuan dibandingkan dengan register penduduk, dengan program yang tidak boleh bersamaan, dan dengan kelurahan
        kota. Pemilik daftar memeriksanya dalam {numberText(limits.findingVerdictDays)} hari.
      </p>
      <p class="notice">{findingCaution}</p>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="findings">
        <p role="status">Memuat…</p>
      </div>
    </>
  );
}
