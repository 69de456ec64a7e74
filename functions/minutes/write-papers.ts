import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Published } from '../datasets/published.port.ts';
import type { KeptFile, Writing } from '../model/minutes.ts';
import type { PdfDocument } from '../pdf-writer/pdf-document.ts';
import { type MinutesWritten, minutesDocument } from './minutes-document.ts';

export type WritePapersPorts = {
  readonly published: Pick<Published, 'putFile'>;
  readonly writePdf: (document: PdfDocument) => Promise<Uint8Array>;
  readonly publicUrl: string;
  /** 32 hexadecimal digits that nobody can guess: part of the name of what is kept. */
  readonly secrets: () => string;
  /** Where files are built. */
  readonly directory: string;
};

type Papers = Pick<NonNullable<Writing['final']>, 'content' | 'main' | 'annex'>;

/** Writes what was counted and the papers of it, each once under a name of its own; an annex only where there is something for it. */
export async function writePapers(ports: WritePapersPorts, written: MinutesWritten): Promise<Papers> {
  const { content } = written;
  const place = `minutes/${content.opdId}/${content.period}/${ports.secrets()}`;
  const hasAnnex = content.datasets.some(({ isInAnnex }) => isInAnnex);
  const paper = async (name: 'main' | 'annex', file: string) =>
    keepFile(ports, `${place}/${file}`, await ports.writePdf(minutesDocument(written, name, ports.publicUrl)), 'application/pdf');
  const counted = new TextEncoder().encode(JSON.stringify(content));
  return {
    content: await keepFile(ports, `${place}/isi.json`, counted, 'application/json'),
    main: await paper('main', 'naskah.pdf'),
    ...(hasAnnex ? { annex: await paper('annex', 'lampiran.pdf') } : {}),
  };
}

/** Writes the bytes, and says how they are known again. */
export async function keepFile(
  { published, directory }: Pick<WritePapersPorts, 'published' | 'directory'>,
  key: string,
  bytes: Uint8Array,
  contentType: string,
): Promise<KeptFile> {
  const sha256 = sha256Of(bytes);
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${sha256}-${key.replaceAll('/', '-')}`);
  try {
    await writeFile(path, bytes);
    const { versionId } = await published.putFile(key, path, contentType);
    return { key, versionId, sha256, bytes: bytes.length };
  } finally {
    await rm(path, { force: true });
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
