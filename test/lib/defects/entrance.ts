import * as z from 'zod';
import { at, type Defect, type Deployment, listAt, objectAt, propertiesOf } from './defect.ts';

/** Errors that CloudFront keeps for ten seconds where nobody says otherwise. */
const kept = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/** Faults of what a reader meets first: the address, the front door, the firewall, the mail of the sign-in. */
export const entranceDefects: readonly Defect[] = [
  {
    number: 3,
    is: 'an address of the city’s own that its distribution does not serve',
    find: ({ template, texts }) => {
      const host = hostOf(texts);
      const served = template
        .ofType('AWS::CloudFront::Distribution')
        .flatMap(({ properties }) => listAt(properties.DistributionConfig, 'Aliases'));
      return host === undefined || /\.(cloudfront\.net|invalid)$/.test(host) || served.includes(host) ? [] : [host];
    },
    bring: (resources) => {
      for (const { DistributionConfig } of propertiesOf(resources, 'AWS::CloudFront::Distribution')) {
        const config = objectAt(DistributionConfig);
        delete config.Aliases;
        delete config.ViewerCertificate;
      }
    },
  },
  {
    number: 4,
    is: 'an error that CloudFront keeps for the next caller',
    find: ({ template }) =>
      template.ofType('AWS::CloudFront::Distribution').flatMap(({ properties }) => {
        const said = listAt(properties.DistributionConfig, 'CustomErrorResponses');
        const isNotKept = (code: number) => said.some((one) => at(one, 'ErrorCode') === code && at(one, 'ErrorCachingMinTTL') === 0);
        return kept.filter((code) => !isNotKept(code)).map(String);
      }),
    bring: (resources) => {
      for (const { DistributionConfig } of propertiesOf(resources, 'AWS::CloudFront::Distribution'))
        objectAt(DistributionConfig).CustomErrorResponses = [];
    },
  },
  {
    number: 7,
    is: 'a firewall behind CloudFront, to which all of an edge’s readers are one',
    find: ({ template }) => [
      ...template
        .ofType('AWS::WAFv2::WebACL')
        .filter(({ properties }) => properties.Scope !== 'CLOUDFRONT')
        .map(({ logicalId }) => logicalId),
      ...template.ofType('AWS::WAFv2::WebACLAssociation').map(({ logicalId }) => logicalId),
    ],
    bring: (resources) => {
      for (const properties of propertiesOf(resources, 'AWS::WAFv2::WebACL')) properties.Scope = 'REGIONAL';
    },
  },
  {
    number: 7,
    is: 'an access log that names CloudFront’s address and not the reader’s',
    find: ({ template }) =>
      template
        .ofType('AWS::ApiGateway::Stage')
        .filter(({ properties }) => !/\$context\.authorizer\.viewer/.test(String(at(properties.AccessLogSetting, 'Format'))))
        .map(({ logicalId }) => logicalId),
    bring: (resources) => {
      for (const { AccessLogSetting } of propertiesOf(resources, 'AWS::ApiGateway::Stage')) {
        const setting = objectAt(AccessLogSetting);
        setting.Format = String(setting.Format).replace('$context.authorizer.viewer', '$context.identity.sourceIp');
      }
    },
  },
  {
    number: 8,
    is: 'invitations by Cognito’s own mailer, which sends 50 a day, though the city names an address of its own',
    find: ({ template }) =>
      template
        .ofType('AWS::Cognito::UserPool')
        .filter(({ properties }) => at(properties.EmailConfiguration, 'EmailSendingAccount') !== 'DEVELOPER')
        .map(({ logicalId }) => logicalId),
    bring: (resources) => {
      for (const properties of propertiesOf(resources, 'AWS::Cognito::UserPool')) delete properties.EmailConfiguration;
    },
  },
  {
    number: 10,
    is: 'answers that are not compressed',
    find: ({ template }) =>
      template
        .ofType('AWS::ApiGateway::RestApi')
        .filter(({ properties: { Body, MinimumCompressionSize } }) => {
          const said = at(Body, 'x-amazon-apigateway-minimum-compression-size') ?? MinimumCompressionSize;
          return typeof said !== 'number';
        })
        .map(({ logicalId }) => logicalId),
    bring: (resources) => {
      for (const { Body } of propertiesOf(resources, 'AWS::ApiGateway::RestApi'))
        delete objectAt(Body)['x-amazon-apigateway-minimum-compression-size'];
    },
  },
];

/** The host that sign-in comes back to, as the templates name it: in a mapping, and in those of 0.1.0 by a parameter. */
function hostOf(texts: Deployment['texts']): string | undefined {
  for (const text of texts) {
    const template = z.json().parse(JSON.parse(text));
    const address = at(template, 'Mappings', 'PublicUrl', 'portal', 'address') ?? at(template, 'Parameters', 'PublicUrl', 'Default');
    if (typeof address === 'string') return new URL(address).host;
  }
  return undefined;
}
