import { limits } from '../../functions/limits.ts';

/** The search for datasets, which works without a script. */
export function SearchBox({ id, words }: { readonly id: string; readonly words?: string | undefined }) {
  return (
    <search>
      <form class="search" action="/dataset">
        <label for={id}>Cari data</label>
        <input
          id={id}
          name="q"
          type="search"
          maxLength={limits.maxSearchCharacters}
          value={words}
          placeholder="misalnya: harga beras, penduduk, sekolah"
        />
        <button type="submit">Cari</button>
      </form>
    </search>
  );
}
