import '../fakes/quiet-log.ts';
import type { City } from '../../cities/city.ts';
import type { FactsStore } from '../../functions/access/access-facts.port.ts';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { BoundPerson } from '../../functions/model/account.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { personHash } from '../../functions/model/person-hash.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Profile, ProfileChoice } from '../../functions/model/profile.ts';
import type { PdfDocument } from '../../functions/pdf-writer/pdf-document.ts';
import { writePdf } from '../../functions/pdf-writer/write-pdf.ts';
import { personsOperations } from '../../functions/persons/operations.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { publishUpload } from '../../functions/uploads/publish-upload.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { datasetOf, deliver, ingestFakes, noon, standardOf, testPersonKey } from '../fakes/ingest-fakes.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { memoryAccountRecords } from '../fakes/memory-account-records.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryCaseDecisions, memoryCaseLooks } from '../fakes/memory-cases.ts';
import { memoryFindings } from '../fakes/memory-findings.ts';
import { memoryLocks } from '../fakes/memory-locks.ts';
import { memoryLooks } from '../fakes/memory-looks.ts';
import { memoryMatchLists } from '../fakes/memory-match-lists.ts';
import { memorySearchGrants } from '../fakes/memory-search.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';

/** Purposes of each kind, and an agreement that covers two of them until the end of 2027. */
const settings = {
  opds: [...sampleCity.opds],
  purposes: [
    { id: 'verifikasi', name: 'Verifikasi bantuan', lookUp: { answer: 'rows', receipt: { is: 'shown' } } },
    { id: 'pengaduan', name: 'Pengaduan', lookUp: { answer: 'on-list', receipt: { is: 'shown' } } },
    { id: 'kependudukan', name: 'Kependudukan', lookUp: { answer: 'alive-and-resident', receipt: { is: 'shown' } } },
    { id: 'pelindungan', name: 'Pelindungan', lookUp: { answer: 'rows', receipt: { is: 'in-person' } } },
    { id: 'pemeriksaan', name: 'Pemeriksaan', lookUp: { answer: 'rows', receipt: { is: 'delayed', days: 90, reason: 'penyelidikan' } } },
    { id: 'lampau', name: 'Lampau', lookUp: { answer: 'rows', receipt: { is: 'shown' }, until: '2026-08-31' } },
    { id: 'bagi-pakai', name: 'Bagi pakai' },
  ],
  registerAgreement: {
    number: '119/PKS/2026',
    until: '2027-12-31',
    elements: ['name', 'birth-date', 'sex', 'address', 'kelurahan', 'family', 'status'],
    purposes: ['verifikasi', 'kependudukan'],
  },
  findingsPurpose: 'verifikasi',
  exclusiveProgrammes: [['pkh', 'blt']],
  registerOpd: 'disdukcapil',
  safetyLockOpds: ['disdukcapil'],
  holidays: ['2026-09-17'],
  officialsDataset: 'pejabat',
} as const satisfies Partial<Record<keyof City, unknown>>;

export const registerFields: readonly Field[] = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'kk', title: 'No KK', type: 'string', format: 'kk' },
  { name: 'nama', title: 'Nama', type: 'string' },
  { name: 'lahir', title: 'Tanggal Lahir', type: 'date' },
  { name: 'hubungan', title: 'Hubungan', type: 'string' },
  { name: 'alamat', title: 'Alamat', type: 'string' },
  { name: 'kelurahan', title: 'Kelurahan', type: 'string' },
  { name: 'status', title: 'Status', type: 'string' },
  { name: 'nik_ibu', title: 'NIK Ibu', type: 'string' },
  { name: 'nik_ayah', title: 'NIK Ayah', type: 'string' },
];
export const registerColumns = {
  ...{ name: 'nama', birthDate: 'lahir', relation: 'hubungan', address: 'alamat', kelurahan: 'kelurahan', status: 'status' },
  ...{ motherNik: 'nik_ibu', fatherNik: 'nik_ayah' },
};

type Delivered = {
  readonly datasetId: string;
  readonly opdId: string;
  readonly fields: readonly Field[];
  readonly content: string;
  readonly period: string;
  readonly title?: string;
};

/** The function `persons` over fakes, and datasets published by the genuine ingest. */
export function personsCity() {
  const fakes = ingestFakes();
  const clock = { now: noon };
  const bound: BoundPerson[] = [];
  const accounts = memoryAccounts();
  const grants: Grant[] = [];
  const known = memoryAccessFacts({ persons: bound, grants });
  const facts: FactsStore = {
    load: async (wanted) => {
      const dataset = wanted.datasetId === undefined ? undefined : await fakes.datasets.get(wanted.datasetId);
      return { ...(await known.load(wanted)), dataset };
    },
  };
  const { profiles } = fakes;
  const metrics = { overLimit: 0 };
  const counted = new Map<string, number>();
  const countedOnce = new Set<string>();
  const city: { -readonly [K in keyof typeof settings]: (typeof settings)[K] | undefined } = { ...settings };
  let [ids, secrets] = [0, 0];
  const typeset: PdfDocument[] = [];
  const ports = {
    ...fakes,
    facts,
    accounts,
    profiles,
    city: city as never,
    locks: memoryLocks(),
    findings: memoryFindings(),
    looks: memoryLooks(),
    searchGrants: memorySearchGrants(),
    cases: memoryCaseLooks(),
    caseDecisions: memoryCaseDecisions(),
    accountRecords: memoryAccountRecords(),
    blocks: {
      async read(key: string, versionId: string, { offset, bytes }: { offset: number; bytes: number }) {
        const version = fakes.published.newest(key);
        if (version?.versionId !== versionId) throw new Error('no such version');
        return version.bytes.subarray(offset, offset + bytes);
      },
    },
    lookCounter: {
      async count(sub: string, _now: Date, of: string, by: number, once?: string) {
        const name = `${sub}/${of}`;
        const isNew = once === undefined || !countedOnce.has(once);
        if (once !== undefined) countedOnce.add(once);
        counted.set(name, (counted.get(name) ?? 0) + (isNew ? by : 0));
        return counted.get(name) ?? 0;
      },
    },
    lookMetrics: { overLimit: () => void metrics.overLimit++ },
    matchLists: memoryMatchLists(),
    listFiles: fakes.inbox,
    secrets: () => String(++secrets).padStart(32, '0'),
    personKey: async () => testPersonKey,
    ids: () => `01K6${String(++ids).padStart(22, '0')}`,
    async writePdf(document: PdfDocument) {
      typeset.push(document);
      return writePdf(document);
    },
  };
  const handler = serveKept<'persons'>(personsOperations(ports), { now: () => clock.now });
  let uploads = 0;

  return {
    ...ports,
    grants,
    clock,
    metrics,
    counted,
    typeset,
    settings: city,
    /** As it was before anybody looked or locked. */
    reset(): void {
      ports.looks.looks.length = 0;
      ports.looks.matches.length = 0;
      ports.looks.failing = false;
      ports.locks.locks.clear();
      ports.cases.waiting.clear();
      ports.searchGrants.grants.clear();
      ports.cases.kept.clear();
      ports.cases.failing = false;
      counted.clear();
      countedOnce.clear();
      ports.matchLists.lists.clear();
      metrics.overLimit = 0;
      clock.now = noon;
    },
    hashOf: (nik: string) => personHash(testPersonKey, nik),
    /** Publishes a delivery, whatever the steward would say. */
    async publish({ datasetId, opdId, fields, content, period, title = datasetId }: Delivered): Promise<Dataset> {
      if (!(await fakes.datasets.get(datasetId))) {
        const processing = { basis: 'UU', purposes: ['verifikasi'], retentionUntil: '2031-12-31' };
        const exemption = { legalBasis: 'UU', reason: 'uji', until: '2031-12-31' };
        fakes.datasets.put(datasetOf({ datasetId, opdId, title, access: 'closed', exemption, processing, standardVersion: 1 }));
        await fakes.standards.create(standardOf({ datasetId, fields: [...fields] }));
      }
      uploads += 1;
      const uploadId = `01K5${String(uploads).padStart(22, '0')}`;
      const key = `small/${datasetId}/${uploadId}/0123456789abcdef0123456789abcdef`;
      const message = deliver(fakes, uploadId, content, { datasetId, opdId, period, key });
      await ingestBatch(fakes, [message]);
      const upload = await fakes.uploads.get(datasetId, uploadId);
      if (upload?.state === 'in-review') await publishUpload(fakes, upload, 'steward', noon);
      else if (upload?.state !== 'published') throw new Error(`${upload?.state}: ${upload?.message} ${String(fakes.faults)}`);
      const dataset = await fakes.datasets.get(datasetId);
      if (!dataset?.current) throw new Error('nothing was published');
      return dataset;
    },
    async appear(datasetId: string, choice: Partial<ProfileChoice> = {}): Promise<void> {
      const dataset = await fakes.datasets.get(datasetId);
      const standing = await profiles.get(datasetId);
      const profile: Profile = {
        ...{ subject: 'aid', show: 'shown', purposes: ['verifikasi', 'pengaduan'], ...choice },
        ...{ datasetId, opdId: dataset?.opdId ?? 'dinsos', setBy: 'head', setAt: noon.toISOString() },
        revision: (standing?.revision ?? 0) + 1,
      };
      await profiles.put(profile);
    },
    async bind(sub: string, nik: string): Promise<void> {
      const person = { sub, person: personHash(testPersonKey, nik), boundAt: noon.toISOString(), boundBy: 'loket' };
      await accounts.bind(person);
      bound.push(person);
    },
    async ask(request: Request, principal: Principal) {
      const answer = await handler(proxyEvent(request, { principal: JSON.stringify(principal) }), lambdaContext);
      return { status: answer.statusCode, text: answer.body, body: JSON.parse(answer.body || '{}') };
    },
  };
}

export const resident = (sub: string): Principal => ({ type: 'account', sub, name: sub, kinds: [{ kind: 'citizen' }] });
export const reader: Principal = {
  ...{ type: 'account', sub: 'pembaca', name: 'Petugas Dinsos' },
  kinds: [{ kind: 'profile-reader' }, { kind: 'member', institution: 'dinsos' }],
};
export const counter: Principal = {
  ...{ type: 'account', sub: 'loket', name: 'Petugas loket' },
  kinds: [{ kind: 'counter-officer' }, { kind: 'member', institution: 'disdukcapil' }],
};
export const protector: Principal = {
  type: 'account',
  sub: 'capil',
  name: 'Operator',
  kinds: [{ kind: 'operator', opdId: 'disdukcapil' }],
};
