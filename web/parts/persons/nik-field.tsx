import { nikTitle } from './documents.ts';

/** Where one NIK is typed: kept by no browser, and sent in a body alone. */
export function NikField() {
  return (
    <label>
      NIK
      <input
        name="nik"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        required
        pattern="[0-9]{16}"
        maxlength={16}
        title={nikTitle}
      />
    </label>
  );
}
