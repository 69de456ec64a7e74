import { at, type Defect } from './defect.ts';

/** API Gateway answers by then, whatever the function still does. */
const gatewaySeconds = 29;

/** Faults that show when the city grows: OPDs, rows. */
export const growingDefects: readonly Defect[] = [
  {
    number: 5,
    is: 'a resource for each OPD, so that a city of many is more than CloudFormation takes',
    find: ({ template }) =>
      template
        .ofType('AWS::Cognito::UserPoolGroup')
        .filter(({ properties }) => String(properties.GroupName).includes(':'))
        .map(({ properties }) => String(properties.GroupName)),
    bring: (resources) => {
      if (!('UserPool' in resources)) return;
      for (let opd = 0; opd < 150; opd += 1)
        for (const role of ['operator', 'head', 'member'])
          resources[`Group${role}${opd}`] = { Type: 'AWS::Cognito::UserPoolGroup', Properties: { GroupName: `${role}:${opd}` } };
    },
  },
  {
    number: 9,
    is: 'files that nobody makes but while a request waits',
    find: ({ template }) => {
      const patient = template.ofType('AWS::Lambda::Function').filter(({ properties }) => Number(properties.Timeout) > gatewaySeconds);
      const makers = patient.filter(({ logicalId }) => /MakeFile/.test(logicalId)).map(({ logicalId }) => logicalId);
      const fed = template.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => String(at(properties.FunctionName, 'Ref')));
      return makers.some((maker) => fed.includes(maker)) ? [] : ['no queue has files made'];
    },
    bring: (resources) => {
      for (const [logicalId, { Type, Properties }] of Object.entries(resources))
        if (Type === 'AWS::Lambda::EventSourceMapping' && at(Properties.FunctionName, 'Ref') === 'MakeFileFunction')
          delete resources[logicalId];
    },
  },
];
