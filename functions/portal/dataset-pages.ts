import type { Operations } from '../http/call.ts';
import type { DatasetPagePorts } from './ports.ts';
import { showDataset } from './show-dataset.ts';
import { showPicture } from './show-picture.ts';
import { showVersion } from './show-version.ts';

/** The pages that show rows; the function `rows` answers them, since no other one may open them (T30). */
export function datasetPages(ports: DatasetPagePorts): Pick<Operations<'rows'>, 'showDataset' | 'showVersion' | 'showPicture'> {
  return { showDataset: showDataset(ports), showVersion: showVersion(ports), showPicture: showPicture(ports) };
}
