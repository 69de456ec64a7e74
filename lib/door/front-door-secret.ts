import { SecretValue, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { named } from '../logical-id.ts';

/*
 * A firewall before the front door is passed by whoever asks the API by its own address (docs/decisions/0087-front-door-shows-itself.md). So the front door sends a secret along once the city sets `firewall`, and the authorizer
 * asks for it once `firewallArn` is set: first it is sent, then it is asked for: in this order no deployment locks the city out; the preflight looks. It has a name of its own making: an export could not be removed while the other stack imports it.
 */

/** The header that functions/gate/through-front-door.ts looks for; a test compares. */
const header = 'X-Satudata-Front-Door';

/** Secrets Manager adds six characters of its own to a secret's ARN (Secrets Manager, "What's in a Secrets Manager secret?"). */
const suffix = '??????';

/** Whether the front door shows the API who it is. */
export function sendsSecret({ firewall, firewallArn }: City): boolean {
  return firewall || firewallArn !== undefined;
}

/** The name of the secret that the authorizer asks for; undefined where no firewall stands before the front door. */
export function askedSecretOf(city: City): string | undefined {
  return city.firewallArn === undefined ? undefined : secretNameOf(city);
}

/** What lets the authorizer read it, where it asks for it. Versions are no resource of their own (Service Authorization Reference, Secrets Manager). */
export function rightsToAsk(stack: Stack, city: City): readonly PolicyStatement[] {
  const name = askedSecretOf(city);
  if (name === undefined) return [];
  const secret = stack.formatArn({ service: 'secretsmanager', resource: `secret:${name}-${suffix}` });
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret] })];
}

/**
 * What the front door sends to the API; nothing where there is no firewall. CloudFormation resolves the reference while it deploys, in the stack's own region, and again only when the distribution changes: a replaced value goes
 * out when the city's file names its version (CloudFormation, "Get a secret or secret value from Secrets Manager").
 */
export function frontDoorHeaders(scope: Construct, city: City): Readonly<Record<string, string>> {
  if (!sendsSecret(city)) return {};
  const secret = new Secret(scope, 'FrontDoorSecret', {
    secretName: secretNameOf(city),
    description: 'What the front door shows to the API',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  named(secret, 'FrontDoorSecret');
  const versionId = city.frontDoor?.secretVersion;
  const value = SecretValue.secretsManager(secret.secretArn, versionId === undefined ? {} : { versionId });
  return { [header]: value.unsafeUnwrap() };
}

function secretNameOf(city: City): string {
  return `satu-data-${deploymentNameOf(city)}/front-door`;
}
