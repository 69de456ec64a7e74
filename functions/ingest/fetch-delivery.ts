import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '../limits.ts';
import { type MendedCell, type NamedCell, type Order, orderSchema } from '../model/order.ts';
import type { Upload } from '../model/upload.ts';
import type { Inbox } from '../uploads/inbox.port.ts';
import { isStillKept } from '../uploads/still-kept.ts';
import type { ByteSource } from './csv/byte-source.ts';

/** The file as it was fetched to `path`; where it was too large for that, nothing stands there, and `source` gives its bytes. */
export type LocalFile = { readonly path: string; readonly source?: ByteSource; readonly sha256: string; readonly bytes: number };

/** What an upload brings to be checked: a file, cells of it to be corrected, and whether only its valid rows are wanted. */
export type Delivery = {
  readonly file: LocalFile;
  /** Oldest first: of two for one cell, the later stands. */
  readonly cells: readonly MendedCell[];
  /** Cells that the clerk declared to hold no person's number, and has not corrected since. */
  readonly notNik: readonly NamedCell[];
  readonly rows: 'all' | 'valid';
  /** True when the inbox keeps the file no longer; then nothing was fetched. */
  readonly isGone: boolean;
};

type Ports = { readonly inbox: Pick<Inbox, 'download' | 'measure' | 'read'>; readonly now: () => Date };
type Address = { readonly key: string; readonly versionId: string };

/** Fetches the frozen version, or what its order names. Throws where that is not the file that was checked before. */
export async function fetchDelivery(ports: Ports, upload: Upload, directory: string): Promise<Delivery> {
  const { key, versionId } = upload;
  if (versionId === undefined) throw new Error(`upload ${upload.uploadId} has no frozen version`);
  const path = join(directory, 'upload');
  if (upload.derivedFrom === undefined) {
    return { file: await fetchFile(ports, { key, versionId }, upload.size, path), cells: [], notNik: [], rows: 'all', isGone: false };
  }
  const [order, ...earlier] = await readOrders(ports, { key, versionId }, directory);
  const { source } = order;
  const rows = order.kind === 'salvage' ? 'valid' : 'all';
  if (!isStillKept(source.receivedAt, ports.now())) {
    return { file: { path, sha256: source.sha256, bytes: upload.size }, cells: [], notNik: [], rows, isGone: true };
  }
  const file = await fetchFile(ports, source, upload.size, path);
  if (file.sha256 !== source.sha256) throw new Error(`the file of upload ${source.uploadId} is not the one that was checked`);
  const orders = [order, ...earlier].reverse();
  return { file, rows, cells: orders.flatMap(({ cells }) => cells), notNik: declaredIn(orders), isGone: false };
}

/** Oldest first. What is said of a cell is said of what stood in it then. */
function declaredIn(orders: readonly Order[]): NamedCell[] {
  return orders.reduce<NamedCell[]>((declared, { cells, notNik = [] }) => {
    const stands = ({ rowNumber, fieldName }: NamedCell) =>
      !cells.some((cell) => cell.rowNumber === rowNumber && cell.fieldName === fieldName);
    return [...declared.filter(stands), ...notNik];
  }, []);
}

/** A copy at `path`; of a file that would leave no room there for its normal form and its parts, only what it weighs, and where its bytes come from. */
async function fetchFile({ inbox }: Ports, { key, versionId }: Address, size: number, path: string): Promise<LocalFile> {
  if (size <= limits.maxCopiedBytes) return { path, ...(await inbox.download(key, versionId, path)) };
  return { path, source: (from) => inbox.read(key, versionId, from), ...(await inbox.measure(key, versionId)) };
}

/** The order at that address and those that it adds to, newest first. Cells are kept in one place each, so that no function but this needs to read the inbox. */
async function readOrders(ports: Ports, newest: Address, directory: string): Promise<[Order, ...Order[]]> {
  const path = join(directory, 'order');
  const read = async ({ key, versionId }: Address) => {
    await ports.inbox.download(key, versionId, path);
    return orderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  };
  const orders: [Order, ...Order[]] = [await read(newest)];
  for (let next = orders[0].previous; next !== undefined; ) {
    if (orders.length >= limits.maxMendingRounds) throw new Error('a chain of orders without end');
    const order: Order = await read(next);
    orders.push(order);
    next = order.previous;
  }
  return orders;
}
