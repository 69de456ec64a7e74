import type { CityModel } from './assembly/model.ts';
import type { RoleModel } from './assembly/roles.ts';
import type { Credentials } from './requests/credentials.ts';
import { endpointVariables, type ServicePorts } from './services.ts';

const operatorArn = 'arn:aws:iam::000000000000:role/satudata-operator';

/**
 * Whoever keeps the city by hand (upkeep/): on AWS an administrator of the account, whom no role of the template limits; policies of buckets and secrets that
 * deny do. Here whoever may read the laptop's home.
 */
export const operatorRole: RoleModel = {
  name: 'satudata-operator',
  arn: operatorArn,
  statements: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'], Condition: {} }],
};

/** What a process of the operator's needs as its environment: what its SDK signs with and where it calls, and the names that functions are given. */
export function operatorVariables(model: CityModel, ports: ServicePorts, key: Credentials): Readonly<Record<string, string>> {
  const told = Object.fromEntries(model.functions.flatMap(({ environment }) => Object.entries(environment)));
  return {
    ...told,
    ...endpointVariables(ports),
    AWS_REGION: model.region,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_SESSION_TOKEN: key.sessionToken,
  };
}
