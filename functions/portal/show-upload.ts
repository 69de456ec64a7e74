import { h } from 'preact';
import { UploadView } from '../../web/pages/upload/view.tsx';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { sharingChoices, suggestionsFor } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/dataset/{datasetId}: upload, live state, report, and what else its people may change. The page is the same for every id. */
export function showUpload(ports: PortalPorts): Operation<'showUpload'> {
  return async (call) =>
    respondPage(ports.settings, {
      title: 'Kelola dataset',
      script: 'upload',
      forAccounts: true,
      data: {
        dataset: call.params.datasetId,
        'most-cells': String(limits.maxMendedCells),
        'most-declared': String(limits.maxDeclaredCells),
        'most-characters': String(limits.maxMendedCellCharacters),
        'shown-characters': String(limits.maxReportedCellCharacters),
        'most-reason': String(limits.maxReasonCharacters),
      },
      content: h(UploadView, { ...(await sharingChoices(ports)), suggestions: await suggestionsFor(ports) }),
    });
}
