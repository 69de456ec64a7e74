import { limits } from '../../../functions/limits.ts';

/** Why somebody looks at a person, or hides one; `hint` says what to write, under an `id` of its own where a page has two. */
export function ReasonField({ hint, id = 'reason-hint' }: { readonly hint: string; readonly id?: string }) {
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
          aria-describedby={id}
        />
      </label>
      <p class="hint" id={id}>
        {hint}
      </p>
    </>
  );
}
