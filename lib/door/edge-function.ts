import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Function as CloudFrontFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { limits } from '../../functions/limits.ts';
import { named } from '../logical-id.ts';
import { projectRoot } from '../project-root.ts';

/** The header that `viewer-request.js` writes: method, whether somebody says who they are, and which moment it is. */
export const momentHeader = 'X-Satudata-Moment';

/** What CloudFront asks before it looks into its cache, at each request to the API. */
export function viewerRequest(scope: Construct): CloudFrontFunction {
  const text = readFileSync(join(projectRoot, 'lib', 'door', 'viewer-request.js'), 'utf8');
  const code = FunctionCode.fromInline(text.replace('EDGE_SECONDS', String(limits.edgeSeconds)));
  // Unique in the account, and 64 characters at most (cities/city.ts).
  const functionName = `${Stack.of(scope).stackName}-ViewerRequest`;
  return named(new CloudFrontFunction(scope, 'ViewerRequest', { functionName, code, runtime: FunctionRuntime.JS_2_0 }), 'ViewerRequest');
}
