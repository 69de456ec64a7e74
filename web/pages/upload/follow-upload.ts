import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import { call } from '../../parts/api.ts';
import type { Upload, UploadPath } from '../../parts/api-nouns.ts';
import { element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { mostSilences } from '../../parts/silences.ts';

const pollMilliseconds = 700;
const moving = new Set(['waiting', 'received', 'checking', 'accepted']);

/** Whether the machine, not a person, makes the next step. */
export function mayStillMove({ state }: Pick<Upload, 'state'>): boolean {
  return moving.has(state);
}

/** Asks until nothing more happens by itself, and shows each state; undefined when it can't be followed. */
export async function followUpload(params: UploadPath, place: HTMLElement): Promise<Upload | undefined> {
  for (let silences = 0; ; ) {
    const upload = await call('getUpload', { params });
    if (upload.ok) {
      silences = 0;
      show(place, stateLine(upload.value));
      if (!mayStillMove(upload.value)) return upload.value;
    } else {
      silences += 1;
      show(place, notice(upload.problem));
      if (upload.problem.status !== 0 || silences >= mostSilences) return undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

function stateLine({ state, message }: Upload): HTMLElement {
  return element(
    'p',
    { class: `state state-${state}`, 'data-state': state },
    element('strong', {}, `${uploadStateText(state)}. `),
    message,
  );
}
