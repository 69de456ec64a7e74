import type { FrontDoorModel } from '../assembly/front-door.ts';

/** `{{resolve:secretsmanager:secret-id:SecretString:json-key:version-stage:version-id}}`; the last three may be left out. A secret's ARN has colons, too. */
const reference = /^\{\{resolve:secretsmanager:(.+):SecretString(?::([^:]*))?(?::([^:]*))?(?::([^:]*))?\}\}$/;

/**
 * A front door as CloudFormation deploys it: references to secrets in what it sends to its origins are replaced by the values, once, when it starts ("Get a secret or secret value from Secrets Manager"). Throws on
 * one of another kind, or to a part or a stage of a secret.
 */
export function withSecrets(door: FrontDoorModel, secretValueOf: (id: string, versionId?: string) => string): FrontDoorModel {
  const settled = (value: string): string => {
    if (!value.includes('{{resolve:')) return value;
    const [whole, id = '', key, stage, versionId] = reference.exec(value) ?? [];
    if (whole === undefined || key || stage) throw new Error(`The laptop does not know the reference ${value}`);
    return versionId ? secretValueOf(id, versionId) : secretValueOf(id);
  };
  return {
    ...door,
    behaviours: door.behaviours.map((behaviour) => ({
      ...behaviour,
      originHeaders: behaviour.originHeaders.map(({ name, value }) => ({ name, value: settled(value) })),
    })),
  };
}
