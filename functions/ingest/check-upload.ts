import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Part } from '../model/manifest.ts';
import type { Upload, UploadState } from '../model/upload.ts';
import { indexBirths } from '../persons/index-births.ts';
import { indexDelivery } from '../persons/index-delivery.ts';
import { unlessAnswered } from '../uploads/answers.ts';
import { reasonsToWait } from '../uploads/reasons-to-wait.ts';
import { reportKeyOf, reportWithoutCellsKeyOf } from '../uploads/report-key.ts';
import { transition } from '../uploads/transition.ts';
import { ask } from './ask.ts';
import { checkFile, type FileVerdict, type Step } from './check-file.ts';
import { fetchDelivery, type LocalFile } from './fetch-delivery.ts';
import { isSalvageable } from './left-out.ts';
import type { IngestPorts } from './ports.ts';
import { registerNotice } from './register-warnings.ts';
import { buildReports, type Reports } from './report.ts';
import { putReturned, type Rejected } from './returned/put-returned.ts';
import { comparisonFacts } from './say-comparison.ts';
import { withScratch } from './scratch.ts';
import { standing } from './standing-upload.ts';
import { fieldsOf, summariseDelivery, summariseVersion } from './summarise-version.ts';
import type { WrittenPart } from './table-engine.port.ts';
import { unlessTooLarge } from './too-large.ts';
import { acceptedMessage, rejectedMessage, stepMessages } from './upload-messages.ts';

const steps: readonly Step[] = ['reading', 'checking', 'writing'];

/** Thrown inside a check when another worker has taken the upload further; nothing is wrong. */
class Overtaken extends Error {}

/** Checks the frozen version; gives the upload as accepted, rejected or asking, or as another worker left it. */
export async function checkUpload(ports: IngestPorts, upload: Upload): Promise<Upload> {
  let checking = upload;
  const enter = async (step: Step, from: readonly UploadState[]) => {
    const progress = { step, done: steps.indexOf(step), total: steps.length };
    checking = transition(checking, 'checking', ports.now(), { progress, message: stepMessages[step] });
    if ((await ports.uploads.move(checking, from, unlessAnswered(upload))) === 'stale') throw new Overtaken();
  };
  try {
    await enter('reading', ['received', 'checking', 'failed']);
    return await withScratch(async (directory) => {
      const started = ports.now();
      const delivery = await fetchDelivery(ports, checking, directory);
      const dataset = await ports.datasets.get(upload.datasetId);
      if (!dataset) throw new Error(`dataset ${upload.datasetId} of upload ${upload.uploadId} is gone`);
      // Its OPD may have ended since it was sent.
      checking = { ...checking, opdId: dataset.opdId };
      const verdict = await unlessTooLarge(() =>
        checkFile(ports, { upload: { ...upload, opdId: dataset.opdId }, dataset, delivery, directory }, (step) =>
          enter(step, ['checking']),
        ),
      );
      return await conclude(ports, checking, {
        file: delivery.file,
        verdict,
        seconds: (ports.now().getTime() - started.getTime()) / 1000,
        dataset,
        directory,
      });
    });
  } catch (error) {
    if (error instanceof Overtaken) return standing(ports, upload);
    throw error;
  }
}

type Valid = Extract<FileVerdict, { valid: true }>;

type Conclusion = {
  readonly file: LocalFile;
  readonly verdict: FileVerdict;
  readonly seconds: number;
  readonly dataset: Dataset;
  readonly directory: string;
};

/** Report, parts and what they say of themselves first, then the state that names them. */
async function conclude(ports: IngestPorts, upload: Upload, conclusion: Conclusion): Promise<Upload> {
  const { file, verdict, seconds } = conclusion;
  const { full: report, withoutCells } = await putReports(ports, upload, verdict, file.bytes, seconds);
  if ('asking' in verdict) return ask(ports, upload, { sha256: file.sha256, reportKey: reportKeyOf(upload) }, verdict.asking);
  const { rows, validRows, errors } = report.stats;
  const found = {
    sha256: file.sha256,
    counts: { rows, validRows, errors },
    reportKey: reportKeyOf(upload),
    personalColumns: [...report.personalColumns],
    nikSuspects: [...(verdict.found.check?.nikSuspects ?? [])],
    declaredNotNik: verdict.found.check?.declaredNotNik,
  };
  const concluded = verdict.valid
    ? transition(upload, 'accepted', ports.now(), {
        ...found,
        ...comparisonFacts(verdict.compared),
        standardVersion: verdict.standardVersion,
        parts: await putParts(ports, upload, verdict.parts),
        ...(verdict.leftOut > 0 ? { leftOut: verdict.leftOut } : {}),
        message: acceptedMessage(report, verdict.leftOut),
      })
    : transition(upload, 'rejected', ports.now(), {
        ...found,
        ...(await returned(ports, upload, { file, verdict, report })),
        ...(isSalvageable(verdict.found) ? { salvageable: true } : {}),
        message: rejectedMessage(withoutCells),
      });
  if (verdict.valid) {
    const notice = registerNotice(concluded, verdict.found.warnings, ports.now());
    if (notice) await ports.outbox.put(notice);
    await index(ports, concluded, verdict, conclusion.directory);
    await summarise(ports, concluded, verdict, conclusion);
  }
  if ((await ports.uploads.move(concluded, ['checking'], unlessAnswered(upload))) === 'stale') return standing(ports, upload);
  ports.metrics.checked(upload.opdId, rows, seconds);
  if (!verdict.valid) ports.metrics.rejected(upload.opdId);
  return concluded;
}

async function returned(ports: IngestPorts, upload: Upload, rejected: Rejected): Promise<Pick<Upload, 'returnedWorkbook'>> {
  const returnedWorkbook = await putReturned(ports, upload, rejected);
  return returnedWorkbook ? { returnedWorkbook } : {};
}

async function putReports(ports: IngestPorts, upload: Upload, verdict: FileVerdict, bytes: number, seconds: number): Promise<Reports> {
  const reports = buildReports(verdict.found, bytes, seconds);
  const full = JSON.stringify(reports.full);
  // What is asked about ends with its question, which is cancelled after as many days (`limits.questionDays`).
  if (!('asking' in verdict) && verdict.valid) await ports.published.putText(reportKeyOf(upload), full, 'application/json');
  else await ports.published.putRejectedReport(reportKeyOf(upload), full);
  await ports.published.putText(reportWithoutCellsKeyOf(upload), JSON.stringify(reports.withoutCells), 'application/json');
  return reports;
}

/** Whom its rows name, before anybody can publish them. */
async function index(ports: IngestPorts, { datasetId, uploadId }: Upload, verdict: Valid, directory: string): Promise<void> {
  const fields = await fieldsOf(ports, datasetId, verdict.standardVersion);
  const delivery = { datasetId, uploadId, fields, parts: verdict.parts, directory };
  await indexDelivery(ports, delivery);
  await indexBirths(ports, delivery);
}

/** What the accepted delivery says of itself, as the version that it would be; of what a steward must look at by itself, too: nobody else asks for that. */
async function summarise(ports: IngestPorts, upload: Upload, verdict: Valid, { dataset, directory }: Conclusion): Promise<void> {
  const { parts = [] } = upload;
  const { standardVersion, personalColumns } = verdict;
  const paths = new Map(verdict.parts.map(({ period, path }) => [period, path]));
  const accepted = { dataset, parts, paths, standardVersion, personalColumns, directory };
  const tried = await summariseVersion(ports, upload, accepted);
  if ((await reasonsToWait(ports, dataset, upload)).length > 0) await summariseDelivery(ports, upload, accepted, tried);
}

/** Some at a time: a file of a thousand periods would else be at it for most of the function's minute. */
async function putParts(ports: IngestPorts, upload: Upload, written: readonly WrittenPart[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (let at = 0; at < written.length; at += limits.partTransfers) {
    parts.push(...(await Promise.all(written.slice(at, at + limits.partTransfers).map((part) => putPart(ports, upload, part)))));
  }
  return parts;
}

async function putPart(ports: IngestPorts, { datasetId, uploadId, unitId }: Upload, { path, ...part }: WrittenPart): Promise<Part> {
  const key = `datasets/${datasetId}/parts/${part.period}/${uploadId}.parquet`;
  const { versionId } = await ports.published.putFile(key, path, 'application/vnd.apache.parquet');
  return { ...part, key, versionId, uploadId, ...(unitId === undefined ? {} : { unitId }) };
}
