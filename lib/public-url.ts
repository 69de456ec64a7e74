import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { City } from '../cities/city.ts';

/** Nobody's address (RFC 2606), for the first deployment of a city that will use CloudFront's own name: only that deployment makes it. */
const addressToCome = 'https://alamat-belum-ada.invalid';

/**
 * Where people reach the portal and the API. A parameter of each stack that needs it: an export could not be changed while another stack imports
 * it (CloudFormation, "Outputs"), and a city's address changes.
 */
export function publicUrlOf(stack: Stack, city: City): string {
  const parameter = new CfnParameter(stack, 'PublicUrl', {
    description: 'Where people reach the portal and the API, without a slash at its end',
    default: city.publicUrl ?? addressToCome,
    allowedPattern: '^https?://[^/]+$',
  });
  return parameter.valueAsString;
}
