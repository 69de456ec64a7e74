import type { FactsStore } from '../access/access-facts.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { type PackagedFormat, packagedFormats } from '../model/file-format.ts';
import type { Standard } from '../standards/standard.ts';
import { dataPackage, type FileFacts } from './data-package.ts';
import { type AboutPorts, aboutMark, fileAbout, madeFile } from './made-file.ts';
import { type ReadableVersion, readVersion, type VersionPorts } from './read-version.ts';
import { onSeen } from './seen-dataset.ts';

type Ports = VersionPorts &
  AboutPorts & {
    readonly facts: FactsStore;
    readonly datasets: Pick<DatasetStore, 'getAbout'>;
    readonly published: Pick<Published, 'find'>;
  };
type Version = Extract<ReadableVersion, { ok: true }>;

/**
 * GET …/datapackage.json: the current version as a Data Package, for those who may see the dataset; 404 while there is no version. Size and hash of a file
 * only once it is made, for those who may read all of it: of rows that are not open they would tell (access.md, "No oracle").
 */
export function describePackage(ports: Ports): Operation<'describePackage'> {
  return (call) =>
    onSeen(ports, call, async ({ dataset, decision }) => {
      const version = await readVersion(ports, dataset);
      if (!version.ok) return version.problem;
      const { manifest, standard } = version;
      const about = await ports.datasets.getAbout(dataset.datasetId);
      const earlier = await earlierStandards(ports, version);
      const said = fileAbout(dataset, manifest, standard, ports);
      const made = async (format: PackagedFormat) =>
        decision.effect === 'allow' ? fileFacts(ports, format, manifest, aboutMark(format, said)) : {};
      const files = await Promise.all(packagedFormats.map(async (format) => [format, await made(format)] as const));
      return ok(dataPackage({ dataset, about, manifest, standard, earlier, files, ...ports }));
    });
}

/** Standards that were in force before, where parts came in by earlier uploads. */
async function earlierStandards({ standards }: VersionPorts, { manifest, standard }: Version): Promise<readonly Standard[]> {
  if (manifest.parts.every(({ uploadId }) => uploadId === manifest.uploadId)) return [];
  const all = await standards.list(manifest.datasetId);
  return all.filter(({ n, approvedAt }) => n < standard.n && approvedAt !== undefined);
}

async function fileFacts({ published }: Ports, format: PackagedFormat, manifest: Version['manifest'], mark: string): Promise<FileFacts> {
  const found = await published.find(madeFile(manifest, format).key);
  if (found?.marks.about !== mark) return {};
  // A file that was made in pieces has no hash of the whole: no run has seen all of it.
  const hash = found.marks.sha256 ? { hash: `sha256:${found.marks.sha256}` } : {};
  // frictionless-py counts no bytes of Parquet, and calls every size that is told a wrong one (5.18.1, byte-count).
  return format === 'parquet' ? hash : { bytes: found.bytes, ...hash };
}
