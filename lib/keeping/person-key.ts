import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { named } from '../logical-id.ts';

/**
 * The city's key for the persons of NIKs (data-model.md, "Persons"): made by Secrets Manager and seen by nobody, 64 letters and digits of chance,
 * 381 bits. Lost, it can't be made again, and everybody would have to be bound again.
 */
export function personKey(scope: Construct, key?: IKey): Secret {
  const secret = new Secret(scope, 'PersonKey', {
    description: 'Key of the keyed hashes of NIKs',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key ? { encryptionKey: key } : {}),
  });
  return named(secret, 'PersonKey');
}

/**
 * The key of the subject index (data-model.md): replaced by a new version whenever the city wants, after which the index is made anew (docs/runbook.md, "IndexDeadLetters"). Lost,
 * it costs nothing but that.
 */
export function subjectKey(scope: Construct, key?: IKey): Secret {
  const secret = new Secret(scope, 'SubjectKey', {
    description: 'Key of the subject index',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key ? { encryptionKey: key } : {}),
  });
  return named(secret, 'SubjectKey');
}
