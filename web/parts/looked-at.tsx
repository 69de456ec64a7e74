import { numberText } from '../../functions/messages/number.ts';

/** That who uses a standard was looked for among some datasets, where it was. */
export function LookedAt({ count }: { readonly count: number | undefined }) {
  if (count === undefined) return null;
  return <p class="meta">Pemakainya dicari di antara {numberText(count)} dataset yang paling akhir diperbarui.</p>;
}
