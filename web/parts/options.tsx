/** What a select offers: a code, and its name, which scripts read there, too. */
export type Named = { readonly id: string; readonly name: string };

export function Options({ of }: { readonly of: readonly Named[] }) {
  return of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
