import { type City, deploymentNameOf } from '../../cities/city.ts';
import { about, type Finding } from './finding.ts';

/** Cognito's own mailer (Cognito quotas, "Email messages sent daily"). */
const mailsOfCognito = 50;

/** What the city file lacks or has outlived, though it is well formed. */
export function fileChecks(city: City, today: string): Finding[] {
  return [
    address(city),
    alarms(city),
    budget(city),
    mail(city),
    firewall(city),
    secondFactor(city),
    ...holidays(city, today),
    ...agreement(city, today),
    ...note(city),
  ];
}

function address({ publicUrl, certificateArn }: City): Finding {
  const told = about('address');
  if (publicUrl === undefined)
    return told.warning(
      'no publicUrl: after the first deployment write the output FrontDoorAddress into it, and deploy again; until then nobody can sign in',
    );
  return told.ok(certificateArn === undefined ? `${publicUrl}, which is CloudFront’s own name` : `${publicUrl}, with a certificate`);
}

function alarms({ alarmEmail }: City): Finding {
  const told = about('alarmEmail');
  return alarmEmail === undefined
    ? told.warning('none: alarms ring, and nobody is told')
    : told.ok('set; whoever reads it must open the link that AWS sends once');
}

function budget({ monthlyBudgetUsd, alarmEmail }: City): Finding {
  const told = about('monthlyBudgetUsd');
  return alarmEmail === undefined
    ? told.warning('without alarmEmail nobody is told what the account costs')
    : told.ok(`${monthlyBudgetUsd} USD a month`);
}

function mail({ mail: setting, identityProvider, opds }: City): Finding {
  const told = about('mail');
  if (identityProvider !== undefined) return told.ok(`people are invited by ${new URL(identityProvider.issuer).host}, which writes itself`);
  if (setting !== undefined) return told.ok(`invitations come from ${setting.from}`);
  return told.warning(
    `none: Cognito sends ${mailsOfCognito} mails a day at most, in English; the operator and the head of each of ${opds.length} OPDs are ${2 * opds.length} invitations`,
  );
}

/** What stands before the front door is what `firewallArn` names; `firewall` makes one. */
function firewall(city: City): Finding {
  const told = about('firewall');
  if (city.firewallArn !== undefined)
    return told.ok('on; whoever asks the API’s own address is refused, and still counts among its 300 requests a second (decision 87)');
  const open = 'one caller can use up the 300 requests a second that the API answers (docs/settings.md)';
  return city.firewall
    ? told.warning(
        `made, not named yet: after the deployment write the output FirewallArn of satu-data-${deploymentNameOf(city)}-firewall into firewallArn, and deploy again; until then ${open}`,
      )
    : told.warning(`off: ${open}`);
}

/** A pool that people have signed in to asks nobody to set one up later. */
function secondFactor({ mfa, identityProvider }: City): Finding {
  const told = about('mfa');
  if (identityProvider !== undefined) return told.ok('the login service of the city’s own asks for what it asks for');
  return mfa === 'required'
    ? told.ok('everybody signs in with a second factor')
    : told.warning('not required: nobody is asked for a second factor, and a steward’s password is all that stands before personal data');
}

/** The decree for a year comes in the autumn before it. */
const monthOfDecree = '11';

function holidays({ holidays: days }: City, today: string): Finding[] {
  const told = about('holidays');
  const [year = '', month = ''] = today.split('-');
  const wanted = month < monthOfDecree ? [year] : [year, String(Number(year) + 1)];
  return wanted.map((one) =>
    days.some((day) => day.startsWith(one))
      ? told.ok(`known for ${one}`)
      : told.warning(`none of ${one}: working days are counted without them`),
  );
}

function agreement({ registerAgreement, registerOpd }: City, today: string): Finding[] {
  const told = about('registerAgreement');
  if (registerAgreement === undefined) return registerOpd === undefined ? [] : [told.warning('none: the register answers nobody')];
  if (registerAgreement.until < today) return [told.warning(`ended on ${registerAgreement.until}: the register answers nobody`)];
  return [told.ok(`${registerAgreement.number}, until ${registerAgreement.until}`)];
}

/** What whoever wrote the file left for whoever deploys it. */
function note({ note: text }: City): Finding[] {
  return text === undefined ? [] : [about('note').warning(text)];
}
