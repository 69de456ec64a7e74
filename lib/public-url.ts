import { CfnMapping, type Stack } from 'aws-cdk-lib';
import type { City } from '../cities/city.ts';

/** Nobody's address (RFC 2606), for the first deployment of a city that will use CloudFront's own name: only that deployment makes it. */
const addressToCome = 'https://alamat-belum-ada.invalid';

/**
 * Where people reach the portal and the API. It stands in a mapping of each stack that needs it, where the laptop finds it and puts its own: an export could not be changed while another stack imports it (CloudFormation,
 * "Outputs"), and of a parameter that a stack has already, the CDK keeps the old value, whatever the template's default (AWS CDK CLI, `--previous-parameters`).
 */
export function publicUrlOf(stack: Stack, city: City): string {
  const mapping = new CfnMapping(stack, 'PublicUrl', { mapping: { portal: { address: city.publicUrl ?? addressToCome } } });
  return mapping.findInMap('portal', 'address');
}
