import { periodText } from '../../../functions/messages/period.ts';

export type PeriodLinksProps = {
  /** What they are: `Tahun`. */
  readonly name: string;
  readonly shown: string;
  readonly offered: readonly { readonly period: string; readonly href: string }[];
  /** How many there are. */
  readonly held: number;
};

/** The same picture of other periods, by plain links: no page of its own to a search engine. */
export function PeriodLinks({ name, shown, offered, held }: PeriodLinksProps) {
  return (
    <p class="picture-periods">
      {name}:{' '}
      {offered.map(({ period, href }) => (
        <a key={period} href={href} rel="nofollow" aria-current={period === shown ? 'true' : undefined}>
          {periodText(period)}
        </a>
      ))}
      {offered.length < held && <span class="meta"> {leftOutText(offered.length, held)}</span>}
    </p>
  );
}

function leftOutText(offered: number, held: number): string {
  return `${offered} dari ${held}, di sekitar yang digambar`;
}
