import { limits } from '../../../functions/limits.ts';

/** Why somebody looks at a person, or hides one; `hint` says what to write. */
export function ReasonField({ hint }: { readonly hint: string }) {
  return (
    <>
      <label>
        Alasan
        <textarea
          name="reason"
          autocomplete="off"
          minlength={limits.minLookReasonCharacters}
          maxlength={limits.maxReasonCharacters}
          required
          aria-describedby="reason-hint"
        />
      </label>
      <p class="hint" id="reason-hint">
        {hint}
      </p>
    </>
  );
}
