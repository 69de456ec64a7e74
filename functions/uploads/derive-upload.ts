import type { Answer } from '../http/answer.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { MendedCell, NamedCell, Order } from '../model/order.ts';
import type { Upload } from '../model/upload.ts';
import type { Inbox } from './inbox.port.ts';
import { fileIsGone, isStillKept } from './still-kept.ts';
import type { UploadStore } from './upload.port.ts';

export type DerivePorts = {
  readonly uploads: UploadStore;
  readonly inbox: Pick<Inbox, 'putText'>;
  /** A ULID. */
  readonly ids: () => string;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secrets: () => string;
};

export type Derivation = {
  readonly kind: Order['kind'];
  readonly cells: readonly MendedCell[];
  /** Cells declared to hold no person's number. */
  readonly notNik?: readonly NamedCell[];
  /** Why a head salvages. */
  readonly reason?: string;
  readonly message: string;
  readonly by: string;
  readonly now: Date;
};

/**
 * Makes a new upload out of what `parent` was checked on, without another file: the item first, then an order in the inbox, whose event starts
 * the same way that a file takes. Answers 201 `{ uploadId, state }`, or 409 when the file is gone or was corrected too often.
 */
export async function deriveUpload(ports: DerivePorts, parent: Upload, derivation: Derivation): Promise<Answer<'mendUpload'>> {
  const original = await originalOf(ports, parent);
  const round = (parent.derivedFrom?.round ?? 0) + 1;
  if (round > limits.maxMendingRounds) {
    return conflict(`Berkas ini sudah diperbaiki ${limits.maxMendingRounds} kali di sini. Perbaiki berkas Anda, lalu unggah lagi.`);
  }
  if (!isStillKept(original.receivedAt, derivation.now)) return conflict(fileIsGone);

  const { kind, cells, notNik = [] } = derivation;
  const upload = announce(ports, { parent, original, derivation, round });
  const order: Order = {
    kind,
    source: original.source,
    ...previousOf(parent),
    cells: [...cells],
    ...(notNik.length > 0 ? { notNik: [...notNik] } : {}),
  };
  if ((await ports.uploads.create(upload)) === 'exists') throw new Error(`upload id ${upload.uploadId} was given out twice`);
  await ports.inbox.putText(upload.key, JSON.stringify(order));
  const { uploadId, state } = upload;
  return { status: 201, body: { uploadId, state }, log: { uploadId } };
}

type Original = { readonly upload: Upload; readonly source: Order['source']; readonly receivedAt: string };

/** The upload that brought the file. Throws where what a checked upload has is missing. */
async function originalOf(ports: DerivePorts, parent: Upload): Promise<Original> {
  const upload = parent.derivedFrom ? await ports.uploads.get(parent.datasetId, parent.derivedFrom.original) : parent;
  const { uploadId, key, versionId, sha256, at } = upload ?? parent;
  const receivedAt = at.received;
  if (upload === undefined || versionId === undefined || sha256 === undefined || receivedAt === undefined) {
    throw new Error(`the original of upload ${parent.uploadId} was never checked`);
  }
  return { upload, receivedAt, source: { uploadId, key, versionId, sha256, receivedAt } };
}

function previousOf({ derivedFrom, uploadId, key, versionId }: Upload): Pick<Order, 'previous'> {
  if (derivedFrom === undefined) return {};
  if (versionId === undefined) throw new Error(`the order of upload ${uploadId} never arrived`);
  return { previous: { key, versionId } };
}

type Announcement = { readonly parent: Upload; readonly original: Original; readonly derivation: Derivation; readonly round: number };

/** It goes the way of its file: `large/` has the function with more time. */
function announce(ports: DerivePorts, { parent, original, derivation, round }: Announcement): Upload {
  const { datasetId, opdId, unitId, fileName, mode, period, sheet, answers } = parent;
  const { kind, reason, by, message, now } = derivation;
  const uploadId = ports.ids();
  const [prefix] = original.source.key.split('/');
  return {
    datasetId,
    uploadId,
    opdId,
    ...(unitId === undefined ? {} : { unitId }),
    state: 'waiting',
    fileName,
    size: original.upload.size,
    mode,
    ...(period === undefined ? {} : { period }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(answers === undefined ? {} : { answers }),
    key: `${prefix}/${datasetId}/${uploadId}/${ports.secrets()}`,
    derivedFrom: {
      kind,
      uploadId: parent.uploadId,
      original: original.source.uploadId,
      round,
      ...(reason === undefined ? {} : { reason }),
    },
    startedBy: by,
    message,
    at: { waiting: now.toISOString() },
  };
}
