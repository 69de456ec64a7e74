import { type PeoplePorts, usersInGroups } from '../accounts/users-in-groups.ts';
import { reportName } from '../messages/report-name.ts';
import type { ReportHead } from '../model/report.ts';
import type { Outbox } from '../outbox/outbox.port.ts';

export type AnnouncePorts = PeoplePorts & {
  readonly outbox: Pick<Outbox, 'put' | 'removeBefore'>;
  readonly publicUrl: string;
};

/** Who is told: the walidata, and those who see the board. */
const groups = ['walidata', 'pimpinan', 'koordinator-forum', 'pembina-data', 'pembina-geospasial'];

/** Tells them that a report is final, once each: what it is called, and where it is. No number of it stands in a mail. Gives how many were told. */
export async function announceReport(
  { users, accounts, outbox, publicUrl }: AnnouncePorts,
  head: Pick<ReportHead, 'reportId'>,
  now: Date,
): Promise<number> {
  const people = await usersInGroups({ ...(users ? { users } : {}), accounts }, groups);
  let told = 0;
  for (const { sub } of people) {
    const outcome = await outbox.put({
      messageId: `report#${head.reportId}#${sub}`,
      to: { sub },
      subject: reportName(head.reportId),
      text: `${reportName(head.reportId)} sudah final. Buka di ${publicUrl}/laporan/${head.reportId} setelah masuk.`,
      at: now.toISOString(),
    });
    if (outcome === 'put') told += 1;
  }
  return told;
}
