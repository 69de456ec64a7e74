import { type Client, member, send, textMember, upload } from './client.ts';
import { type PastDataset, pastData } from './past-data.ts';

/** What a laptop does for its own user: its time, and its timers. */
export type Machine = {
  /** Lets the laptop's time go on from that moment; without one, from the machine's. */
  readonly setClock: (at?: Date) => Promise<void>;
  /** Lets the hourly worker of reports run now. */
  readonly keepReports: () => Promise<void>;
};

const dayMilliseconds = 24 * 60 * 60 * 1000;
const hourMilliseconds = dayMilliseconds / 24;
const weekMilliseconds = 7 * dayMilliseconds;
const jakartaOffset = 7 * hourMilliseconds;
const weeksBefore = 15; // a quarter has passed since, and its end: what is due then is late
const finalHour = 7; // a report is final on Monday at 07.00 in Jakarta, so that of two weeks before is the newest but one

/** The Monday morning, in Jakarta, at which the newest final report became so. */
function lastMonday(now: Date): number {
  const local = now.getTime() + jakartaOffset - finalHour * hourMilliseconds;
  const day = Math.floor(local / dayMilliseconds);
  const sinceMonday = (day + 3) % 7; // 1 January 1970 was a Thursday
  return (day - sinceMonday) * dayMilliseconds - jakartaOffset;
}

/** The moments of the story, from the beginning of that Monday; in the week before it, at the hour of Jakarta. */
export function momentsOf(now: Date) {
  const monday = lastMonday(now);
  const at = (weeks: number, weekday: number, hour: number) =>
    new Date(monday - weeks * weekMilliseconds + weekday * dayMilliseconds + hour * hourMilliseconds);
  return {
    registered: at(weeksBefore, 1, 9),
    /** When the reports of the two weeks before were closed, and a day later, on which OPDs say why they are late. */
    closed: [at(2, 3, 16.1), at(1, 3, 16.1)],
    explained: at(1, 4, 10),
    /** One OPD makes up for what it owed. */
    settled: at(1, 2, 10),
  } as const;
}

/**
 * A quarter of a year in which the city's OPDs delivered, or did not: everything by HTTP and by the workers, at earlier times of the laptop's clock. Two weekly reports close in it.
 * Leaves the clock at the present, also when something fails.
 */
export async function seedPast(client: Client, machine: Machine, now: Date): Promise<void> {
  const { registered, closed, settled, explained } = momentsOf(now);
  const [earlier, newest] = closed;
  try {
    await machine.setClock(registered);
    await Promise.all(pastData.map((dataset) => begin(client, dataset)));
    await machine.setClock(earlier);
    await machine.keepReports();
    await machine.setClock(settled);
    await Promise.all(
      pastData.filter(({ registration }) => registration.datasetId === settledDataset).map((one) => sendAgain(client, one)),
    );
    await machine.setClock(newest);
    await machine.keepReports();
    await machine.setClock(explained);
    await explain(client);
  } finally {
    await machine.setClock();
  }
}

const settledDataset = 'kunjungan-wisata';

async function begin(client: Client, { owner, registration, sent }: PastDataset): Promise<void> {
  const { datasetId } = registration;
  await expectStatus(send(client, owner, 'POST', '/v1/datasets', registration), [201], `register ${datasetId}`);
  if (!sent) return;
  const uploaded = await upload(client, owner, datasetId, sent.fileName, sent.content);
  if (sent.ends === 'rejected') return expectState(uploaded, datasetId, 'rejected');
  expectState(uploaded, datasetId, 'in-review');
  const decision =
    sent.ends === 'published'
      ? { decision: 'approve', reasons: [] }
      : { decision: 'return', reasons: ['Satuan panjang jalan belum ditulis: kilometer atau meter.'] };
  const review = `/v1/datasets/${datasetId}/uploads/${textMember(uploaded, 'uploadId')}/review`;
  await expectStatus(send(client, 'kominfo', 'POST', review, decision), [200], `review of ${datasetId}`);
}

/** The same table with one more month. */
async function sendAgain(client: Client, { owner, registration: { datasetId }, sent }: PastDataset): Promise<void> {
  if (!sent) return;
  expectState(await upload(client, owner, datasetId, sent.fileName, `${sent.content}Juli,8372\n`), datasetId, 'published');
}

/** What stands beside late datasets in the newest report. */
async function explain(client: Client): Promise<void> {
  const listed = await send(client, 'kominfo', 'GET', '/v1/reports');
  const items = member(listed.body, 'items');
  const reportId = textMember(Array.isArray(items) ? items.find((item) => member(item, 'kind') === 'weekly') : undefined, 'reportId');
  for (const { owner, registration, reason } of pastData) {
    if (reason === undefined) continue;
    const path = `/v1/reports/${reportId}/reasons/${registration.datasetId}`;
    await expectStatus(send(client, `${owner}-pj`, 'PUT', path, { text: reason }), [200], `reason of ${owner}`);
  }
}

/** What happens on the day itself: nothing to report, a reminder, a question to the helpdesk. */
export async function seedWaiting(client: Client): Promise<void> {
  await Promise.all([
    reportNihil(client, 'bpbd', 'kejadian-bencana'),
    expectStatus(send(client, 'kominfo', 'POST', '/v1/progress/dishub/reminders'), [200], 'reminder of dishub'),
    askHelp(client, 'dlh', 'taman-kota'),
  ]);
}

async function reportNihil(client: Client, owner: string, datasetId: string): Promise<void> {
  const { body } = await send(client, owner, 'GET', `/v1/datasets/${datasetId}`);
  const due = new Date(Date.parse(textMember(body, 'nextDue')) + jakartaOffset);
  const period = due.toISOString().slice(0, 'yyyy-mm'.length);
  await expectStatus(send(client, owner, 'POST', `/v1/datasets/${datasetId}/nihil`, { period }), [200], `nihil of ${datasetId}`);
}

async function askHelp(client: Client, owner: string, datasetId: string): Promise<void> {
  const { body } = await send(client, owner, 'GET', `/v1/datasets/${datasetId}/uploads`);
  const items = member(body, 'items');
  const uploadId = textMember(Array.isArray(items) ? items[0] : undefined, 'uploadId');
  const question = {
    kind: 'upload',
    datasetId,
    uploadId,
    subject: 'Tanggal dibuka ditolak',
    message: 'Tanggal di kolom ketiga kami tulis seperti di buku aset. Bagaimana menulisnya agar diterima?',
  };
  await expectStatus(send(client, owner, 'POST', '/v1/tickets', question), [201], `question of ${owner}`);
}

function expectState(uploaded: unknown, datasetId: string, wanted: string): void {
  const state = textMember(uploaded, 'state');
  if (state !== wanted) throw new Error(`${datasetId}: the upload ended ${state}, not ${wanted}: ${textMember(uploaded, 'message')}`);
}

async function expectStatus(answer: ReturnType<typeof send>, wanted: readonly number[], what: string): Promise<void> {
  const { status, text } = await answer;
  if (!wanted.includes(status)) throw new Error(`${what}: ${status} ${text}`);
}
