import { type BuildPorts, buildVersionFile, type WantedFile } from './build-version-file.ts';
import { makingMark } from './made-file.ts';
import { unfit } from './making-note.ts';
import type { OrderPorts } from './order-file.ts';

type Ports = BuildPorts & Pick<OrderPorts, 'makings' | 'ids'>;

/** Builds the file; a workbook that was found to hold a cell that none can is not built again for everyone who asks, while what it says stays the same. */
export async function buildUnlessUnfit(ports: Ports, wanted: WantedFile, now: Date): ReturnType<typeof buildVersionFile> {
  if (wanted.format !== 'xlsx') return buildVersionFile(ports, wanted);
  const { key, format } = wanted;
  const { datasetId } = wanted.version.manifest;
  const about = makingMark(format, wanted.about);
  const standing = await ports.makings.get(datasetId, key);
  if (standing?.state === 'unfit' && standing.about === about) return 'cell-too-long';
  const built = await buildVersionFile(ports, wanted);
  if (built === 'cell-too-long') {
    const note = { datasetId, key, progress: { done: 0, total: 1 }, tries: 0, revision: ports.ids(), ...unfit(about, now) };
    // Whoever came at the same moment has noted the same.
    await ports.makings.put(note, standing?.revision);
  }
  return built;
}
