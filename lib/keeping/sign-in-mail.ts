import { UserPoolEmail, type UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import { type City, domainOf } from '../../cities/city.ts';

type Mail = Pick<UserPoolProps, 'email' | 'userInvitation' | 'userVerification'>;

/**
 * How the login service writes to people. By the city's own SES where it has the setting `mail`: Cognito's own mailer ends at fifty mails a day, and takes no text of
 * ours for invitations (Cognito API, "MessageTemplateType": allowed only where `EmailSendingAccount` is `DEVELOPER`).
 */
export function signInMail({ mail, name, region }: City, publicUrl: string): Mail {
  // The CDK writes a text of its own here in any case, in English.
  const userVerification = { emailSubject: `Kode konfirmasi Satu Data ${name}`, emailBody: verificationText(name) };
  if (mail === undefined) return { userVerification };
  return {
    email: UserPoolEmail.withSES({
      fromEmail: mail.from,
      fromName: `Satu Data ${name}`,
      sesRegion: mail.region ?? region,
      sesVerifiedDomain: domainOf(mail.from),
      ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    }),
    userInvitation: { emailSubject: `Akun Anda di Satu Data ${name}`, emailBody: invitationText(name, publicUrl) },
    userVerification,
  };
}

/** Cognito puts the address in for `{username}` and the password for `{####}`, and sends it as HTML. */
function invitationText(name: string, publicUrl: string): string {
  return [
    `<p>Anda diundang bekerja di Satu Data ${name}.</p>`,
    `<p>Buka ${publicUrl}/masuk dan masuk dengan:<br>alamat surel: {username}<br>kata sandi sementara: {####}</p>`,
    '<p>Kata sandi itu berlaku tiga hari dan diganti saat Anda masuk pertama kali. Bila sudah lewat, minta undangan baru kepada walidata.</p>',
    '<p>Bila Anda tidak menunggu undangan ini, abaikan surel ini.</p>',
  ].join('');
}

function verificationText(name: string): string {
  return `<p>Kode Anda untuk Satu Data ${name}: {####}</p><p>Jangan berikan kode ini kepada siapa pun. Bila Anda tidak memintanya, abaikan surel ini.</p>`;
}
