import { mayMove, type Upload, type UploadState } from '../model/upload.ts';

/** The upload as it is once it reaches `state` at `now`; the time is noted. Throws where data-model.md knows no such step: that is a fault of ours. */
export function transition(upload: Upload, state: UploadState, now: Date, changes: Partial<Upload> & { message: string }): Upload {
  if (!mayMove(upload.state, state)) throw new Error(`an upload does not go from ${upload.state} to ${state}`);
  const { progress: _progress, ...rest } = upload;
  return { ...rest, ...changes, state, at: { ...upload.at, [state]: now.toISOString() } };
}
