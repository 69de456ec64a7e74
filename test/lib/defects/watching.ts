import { at, type Defect, listAt, objectAt, propertiesOf } from './defect.ts';

const isOurs = (name: unknown) => name === 'SatuData';

/** Faults of what watches the city, and of what watching costs. */
export const watchingDefects: readonly Defect[] = [
  {
    number: 1,
    is: 'a topic whose own policy does not let alarms publish: no mail leaves',
    find: ({ template }) =>
      template.ofType('AWS::SNS::TopicPolicy').flatMap(({ logicalId, properties }) => {
        const letting = listAt(properties.PolicyDocument, 'Statement').filter(
          (one) => at(one, 'Effect') === 'Allow' && /sns:Publish/.test(JSON.stringify(at(one, 'Action'))),
        );
        return letting.some((one) => at(one, 'Principal', 'Service') === 'cloudwatch.amazonaws.com') ? [] : [logicalId];
      }),
    bring: (resources) => {
      for (const { PolicyDocument } of propertiesOf(resources, 'AWS::SNS::TopicPolicy')) {
        const document = objectAt(PolicyDocument);
        document.Statement = listAt(document, 'Statement').filter((one) => at(one, 'Effect') !== 'Allow');
      }
    },
  },
  {
    number: 2,
    is: 'an alarm on the authorizer’s own Errors, among which every 401 counts',
    find: ({ template }) =>
      template
        .ofType('AWS::CloudWatch::Alarm')
        .filter(({ properties }) => /"Errors"/.test(JSON.stringify(properties)) && /Authorize/.test(JSON.stringify(properties.Dimensions)))
        .map(({ logicalId }) => logicalId),
    bring: ({ AuthorizerErrorsAlarm: alarm }) => {
      if (alarm === undefined) return;
      alarm.Properties.Namespace = 'AWS/Lambda';
      alarm.Properties.MetricName = 'Errors';
      alarm.Properties.Dimensions = [{ Name: 'FunctionName', Value: { Ref: 'AuthorizeFunction' } }];
    },
  },
  {
    number: 6,
    is: 'metrics in a namespace that another city or stage has as well',
    find: ({ template }) => [
      ...template
        .ofType('AWS::CloudWatch::Alarm')
        .filter(({ properties }) => isOurs(properties.Namespace) || /"Namespace":"SatuData"/.test(JSON.stringify(properties)))
        .map(({ logicalId }) => logicalId),
      ...template
        .ofType('AWS::Logs::MetricFilter')
        .filter(({ properties }) => listAt(properties.MetricTransformations).some((one) => isOurs(at(one, 'MetricNamespace'))))
        .map(({ logicalId }) => logicalId),
    ],
    bring: (resources) => {
      for (const properties of propertiesOf(resources, 'AWS::CloudWatch::Alarm'))
        if (/^SatuData\//.test(String(properties.Namespace))) properties.Namespace = 'SatuData';
    },
  },
  {
    number: 14,
    is: 'functions traced by X-Ray, of which no city asked',
    find: ({ template }) =>
      template
        .ofType('AWS::Lambda::Function')
        .filter(({ properties }) => at(properties.TracingConfig, 'Mode') === 'Active')
        .map(({ logicalId }) => logicalId),
    bring: (resources) => {
      for (const properties of propertiesOf(resources, 'AWS::Lambda::Function')) properties.TracingConfig = { Mode: 'Active' };
    },
  },
  {
    number: 15,
    is: 'logs that never end: of functions that have none of the template’s',
    find: ({ template }) => {
      const ending = template.ofType('AWS::Logs::LogGroup').filter(({ properties }) => typeof properties.RetentionInDays === 'number');
      const ends = new Set(ending.map(({ logicalId }) => logicalId));
      return template
        .ofType('AWS::Lambda::Function')
        .filter(({ properties }) => !ends.has(String(at(properties.LoggingConfig, 'LogGroup', 'Ref'))))
        .map(({ logicalId }) => logicalId);
    },
    bring: (resources) => {
      for (const properties of propertiesOf(resources, 'AWS::Lambda::Function'))
        if (JSON.stringify(properties.LoggingConfig ?? '').includes('SiteDeployerLog')) delete properties.LoggingConfig;
    },
  },
  {
    number: 15,
    is: 'a stack with tables that anybody may delete by mistake',
    find: ({ texts, guarded }) =>
      texts.flatMap((text, place) => (text.includes('"AWS::DynamoDB::Table"') && guarded[place] !== true ? [`stack ${place}`] : [])),
    // The stack's own setting is no part of a template: to bring the tables elsewhere comes to the same.
    bring: (resources) => {
      if (Object.values(resources).some(({ Type }) => Type === 'AWS::ApiGateway::RestApi'))
        resources.Another = { Type: 'AWS::DynamoDB::Table', Properties: {} };
    },
  },
];
