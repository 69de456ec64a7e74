import { isProblem } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { PdfDocument } from '../pdf-writer/pdf-document.ts';
import { getMyProfile, type MyProfilePorts } from './get-my-profile.ts';
import { profileDocument } from './profile-document.ts';

export type ProfileFilePorts = MyProfilePorts & {
  /** Typesets a document as PDF. */
  readonly writePdf: (document: PdfDocument) => Promise<Uint8Array>;
};

/** GET /v1/me/profile-file: the same profile, by the same rules and with the same receipt, as a PDF to keep or print; in base64, as JSON carries bytes. */
export function getMyProfileFile(ports: ProfileFilePorts): Operation<'getMyProfileFile'> {
  const getProfile = getMyProfile(ports);
  return async (call) => {
    const answer = await getProfile({ ...call, operation: 'getMyProfile', body: undefined });
    if (isProblem(answer)) return answer;
    const pdf = await ports.writePdf(profileDocument(answer.body, call.now));
    const fileName = `profil-saya-${call.now.toISOString().slice(0, 'yyyy-mm-dd'.length)}.pdf`;
    return { ...answer, body: { fileName, mediaType: 'application/pdf', base64: Buffer.from(pdf).toString('base64') } };
  };
}
