import { limits } from '../../../functions/limits.ts';
import type { Named } from '../options.tsx';
import { ReasonField } from './reason-field.tsx';

/** A purpose, with what it gives the officer and how the person learns of it. */
export type LookUpChoice = Named & { readonly gives: string; readonly told: string };

/** Purpose, case number and reason: what every look at a person is asked for. `choose-purpose.ts` shows what the chosen one means. */
export function LookUpFields({ purposes }: { readonly purposes: readonly LookUpChoice[] }) {
  return (
    <>
      <label>
        Tujuan
        <select name="purpose" required aria-describedby="purpose-means">
          <option value="">pilih</option>
          {purposes.map(({ id, name, gives, told }) => (
            <option key={id} value={id} data-gives={gives} data-told={told}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Nomor perkara di instansi Anda
        <input
          name="caseNumber"
          autocomplete="off"
          minlength={limits.minCaseNumberCharacters}
          maxlength={limits.maxCaseNumberCharacters}
          required
        />
      </label>
      <ReasonField hint="Satu kalimat, tanpa NIK." />
      <p class="notice" id="purpose-means" role="status" />
    </>
  );
}
