import {
  checkPath,
  minutesFilePath,
  minutesFinished,
  minutesListQuery,
  minutesPath,
  minutesQuery,
  minutesRevoked,
  minutesWritten,
  signedFileAnnounced,
  signedFileSent,
} from '../requests/minutes.ts';
import { get, post, put } from './route.ts';

const minutesOf = '/v1/minutes/{opdId}/{period}';

/** Minutes of the review (berita acara pemeriksaan). Acts name the revision or the number of what they change, so that none is kept for a repeated request. */
export const minutes = {
  listMinutes: get('/v1/minutes', 'minutes', 'identify', { query: minutesListQuery }),
  getMinutes: get(minutesOf, 'minutes', 'see-minutes', { params: minutesPath, query: minutesQuery }),
  setMinutes: put(minutesOf, 'minutes', 'keep-minutes', { params: minutesPath, body: minutesWritten }),
  finishMinutes: post(`${minutesOf}/final`, 'minutes', 'keep-minutes', { params: minutesPath, body: minutesFinished, repeatable: true }),
  announceSignedFile: post(`${minutesOf}/signature`, 'minutes', 'keep-minutes', {
    params: minutesPath,
    body: signedFileAnnounced,
    repeatable: true,
  }),
  keepSignedFile: post(`${minutesOf}/signature/completion`, 'minutes', 'keep-minutes', {
    params: minutesPath,
    body: signedFileSent,
    repeatable: true,
  }),
  revokeMinutes: post(`${minutesOf}/revocation`, 'minutes', 'keep-minutes', {
    params: minutesPath,
    body: minutesRevoked,
    repeatable: true,
  }),
  getMinutesFile: get(`${minutesOf}/files/{minutesFile}`, 'minutes', 'see-minutes', { params: minutesFilePath, query: minutesQuery }),
  checkMinutes: get('/v1/minutes-checks/{checkNumber}', 'minutes', 'anyone', { params: checkPath }),
};
