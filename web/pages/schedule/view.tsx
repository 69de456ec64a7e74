import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { type DueDataset, DueList } from '../../parts/due-list.tsx';

export type ScheduleProps = {
  readonly late: readonly DueDataset[];
  /** By month of Jakarta's calendar (`2026-12`), the soonest first. */
  readonly months: readonly { readonly month: string; readonly due: readonly DueDataset[] }[];
  /** Delivered as the need arises: without a date. */
  readonly undated: number;
};

/** What is due when. */
export function ScheduleView({ late, months, undated }: ScheduleProps) {
  return (
    <>
      <h1>Jadwal rilis</h1>
      <p class="lead">
        Kapan kiriman berikutnya dari tiap dataset diharapkan, menurut frekuensi pemutakhirannya.
        {undated > 0 && ` ${numberText(undated)} dataset dikirim sewaktu-waktu, tanpa tanggal.`}
      </p>
      {late.length === 0 && months.length === 0 && <p>Belum ada yang dijadwalkan.</p>}
      {late.length > 0 && <DueList title={`Terlambat (${numberText(late.length)})`} due={late} />}
      {months.map(({ month, due }) => (
        <DueList key={month} title={capital(periodText(month, 'long'))} due={due} />
      ))}
      <p>
        <a href="/v1/release-schedule?format=ics">Langganan kalender (iCalendar)</a>. Untuk program:{' '}
        <a href="/v1/release-schedule">/v1/release-schedule</a>.
      </p>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
