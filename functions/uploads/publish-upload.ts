import { delivers } from '../model/unit.ts';
import type { Upload } from '../model/upload.ts';
import type { UnitStore } from '../units/unit.port.ts';
import type { UnitNihils } from '../units/unit-nihils.port.ts';
import { type Publication, type PublishOutcome, type PublishPorts, publish } from '../versions/publish.ts';
import { readSpoken } from './spoken.ts';
import { transition } from './transition.ts';
import type { UploadStore } from './upload.port.ts';
import type { UploadMetrics } from './upload-metrics.port.ts';

export type PublishUploadPorts = PublishPorts & {
  readonly uploads: UploadStore;
  readonly units: Pick<UnitStore, 'ofOpd'>;
  readonly unitNihils: Pick<UnitNihils, 'list'>;
  readonly metrics: UploadMetrics;
};

export type PublishUploadOutcome =
  | { readonly outcome: 'published'; readonly upload: Upload }
  | { readonly outcome: 'refused'; readonly detail: string };

/** Publishes an accepted or reviewed upload, then says so on the upload. Repeatable from any point; the count is emitted by the one who made the last step. */
export async function publishUpload(ports: PublishUploadPorts, upload: Upload, by: string, now: Date): Promise<PublishUploadOutcome> {
  const outcome = await publish(ports, { ...publicationOf(upload, by), ...(await collectionOf(ports, upload)) }, now);
  if (outcome.outcome === 'refused') return outcome;
  const message = publishedMessage(outcome) + leftOutMessage(upload.leftOut);
  const unchanged = outcome.effect === 'identical' ? ({ unchanged: true } as const) : {};
  const published = transition(upload, 'published', now, { versionNumber: outcome.n, ...unchanged, message });
  if ((await ports.uploads.move(published, ['accepted', 'in-review'])) === 'moved') {
    ports.metrics.published(upload.opdId);
    return { outcome: 'published', upload: published };
  }
  const standing = await ports.uploads.get(upload.datasetId, upload.uploadId);
  if (standing?.state !== 'published') throw new Error(`upload ${upload.uploadId} is in version ${outcome.n} but ${standing?.state}`);
  return { outcome: 'published', upload: standing };
}

/** Of a unit's upload: the units as they stand now. What ended since it was sent is published no more, nor what its OPD has another unit deliver. */
async function collectionOf(ports: PublishUploadPorts, upload: Upload): Promise<Pick<Publication, 'collection'>> {
  const { opdId, datasetId, unitId, parts = [] } = upload;
  if (unitId === undefined) return {};
  const delivering = (await ports.units.ofOpd(opdId)).filter((unit) => delivers(unit, datasetId));
  const expected = delivering.map((unit) => unit.unitId);
  const periods = parts.map(({ period }) => period);
  const spoken = () => readSpoken(ports, datasetId, periods);
  return { collection: { expected, spoken, ...(expected.includes(unitId) ? {} : { refusal: noLongerDelivers }) } };
}

const noLongerDelivers = 'Unit pengirimnya tidak lagi ditugaskan mengirim dataset ini, jadi kirimannya tidak dapat terbit.';

/** Throws for an upload that was never accepted: it has no parts to publish. */
export function publicationOf(upload: Upload, by: string): Publication {
  const startedAt = upload.at.waiting;
  if (!upload.parts || upload.standardVersion === undefined || startedAt === undefined) {
    throw new Error(`upload ${upload.uploadId} was not accepted`);
  }
  return {
    datasetId: upload.datasetId,
    uploadId: upload.uploadId,
    mode: upload.mode,
    parts: upload.parts,
    standardVersion: upload.standardVersion,
    personalColumns: upload.personalColumns ?? [],
    ...(upload.changes ? { changes: upload.changes } : {}),
    startedAt,
    deliveredAt: upload.at.received ?? startedAt,
    by,
  };
}

function publishedMessage({ n, superseded, effect }: Extract<PublishOutcome, { outcome: 'published' }>): string {
  const periods = superseded.join(', ');
  const newer = `sudah diisi unggahan yang dimulai sesudah ini, sehingga tidak diganti`;
  if (effect === 'identical') return `Isi berkas ini sama persis dengan versi ${n} yang berlaku: tercatat sudah dikirim, tanpa versi baru.`;
  if (effect === 'superseded') return `Tidak ada yang berubah: periode ${periods} ${newer}. Versi ${n} tetap berlaku.`;
  if (superseded.length > 0) return `Terbit sebagai versi ${n}. Periode ${periods} ${newer}.`;
  return `Terbit sebagai versi ${n}.`;
}

function leftOutMessage(leftOut: number | undefined): string {
  return leftOut === undefined ? '' : ` ${leftOut} baris berkasnya belum dimuat karena belum sesuai standar.`;
}
