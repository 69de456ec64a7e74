import { dayText } from '../../functions/messages/date.ts';
import { type Cadence, cadenceText } from '../../functions/model/cadence.ts';

/** A dataset and when its next delivery is due. */
export type DueDataset = {
  readonly datasetId: string;
  readonly title: string;
  readonly at: string;
  readonly isLate: boolean;
  readonly cadence: Cadence;
  /** Where it is not said around. */
  readonly opd?: { readonly opdId: string; readonly name: string };
};

/** What is due when; late ones say so in a word. */
export function DueList({ title, due }: { readonly title: string; readonly due: readonly DueDataset[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="due">
        {due.map(({ datasetId, title: name, at, isLate, cadence, opd }) => (
          <li key={datasetId}>
            <a href={`/dataset/${datasetId}`}>{name}</a>
            <span class="meta">
              {isLate ? <strong class="late">{dayText(at)} (terlambat)</strong> : dayText(at)} · {cadenceText[cadence]}
              {opd && (
                <>
                  {' · '}
                  <a href={`/opd/${opd.opdId}`}>{opd.name}</a>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
