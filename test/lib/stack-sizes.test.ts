import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { City } from '../../cities/city.ts';
import { deploymentShape } from '../../cities/deployment.ts';
import { listRoutes } from '../../functions/routes.ts';
import type { ApiRoute } from '../../lib/functions/api-definition.ts';
import type { CityStacks } from '../../lib/stacks/city-stacks.ts';
import { asOne, cityStacks, everySetting, templateTexts, theCity } from './city-template.ts';

// CloudFormation's quotas of a stack ("Understand CloudFormation quotas"): 500 resources, of which three tenths are kept free; the bytes of a template that is
// read from S3; 200 outputs, of which half are.
const mostResources = 500 * 0.7;
const mostBytes = 1_000_000;
const mostOutputs = 200 / 2;
// API Gateway's: resources of an API, which AWS raises for whoever asks; a quarter is kept free, so that there is time to.
const mostApiResources = 300 * 0.75;

const routes = listRoutes();
const cases = [
  { opds: theCity.opds.length, times: 1, settings: {}, having: 'no setting' },
  { opds: 80, times: 1, settings: everySetting, having: 'every setting' },
  { opds: 150, times: 2, settings: everySetting, having: 'every setting' },
];
/** Settings of a deployment that `everySetting` leaves out: they add no resource, or another stands for them. */
const addingNothing = [
  ...['archive', 'identityProvider', 'monthlyBudgetUsd', 'region', 'runbookUrl', 'terminationProtection'],
  // Nothing is shifted at once alone; a city has the rest unasked.
  'trafficShift',
];

/** The city with so many OPDs, those that it lacks made up. */
function withOpds(count: number): Pick<City, 'opds'> {
  const more = Array.from({ length: count }, (_, index) => ({ id: `dinas-${index}`, name: `Dinas ${index}`, kind: 'dinas' as const }));
  return { opds: [...theCity.opds, ...more].slice(0, count) };
}

/** The route table so many times over, each copy below a path of its own. */
function routesTimes(times: number): ApiRoute[] {
  const copyOf = (copy: number, route: ApiRoute): ApiRoute => ({
    ...route,
    operation: `${route.operation}${copy}`,
    path: `/copy-${copy}${route.path}`.replace(/\/$/, ''),
  });
  const copies = Array.from({ length: times - 1 }, (_, index) => routes.map((route) => copyOf(index + 1, route)));
  return [...routes, ...copies.flat()];
}

const outputsSchema = z.object({ Outputs: z.record(z.string(), z.json()).default({}) });
const sizeOf = (text: string) => ({
  resources: asOne([text]).count,
  outputs: Object.keys(outputsSchema.parse(JSON.parse(text)).Outputs).length,
  bytes: Buffer.byteLength(text),
});

describe('the stacks of a city', () => {
  test.each(cases)('of $opds OPDs with $times × the routes and $having stay within CloudFormation’s quotas', (given) => {
    const { opds, times, settings, having } = given;
    const stacks = cityStacks({ ...settings, ...withOpds(opds) }, routesTimes(times));
    const texts = templateTexts(stacks);
    const sizes = texts.map(sizeOf);
    const api = asOne(texts);
    const apiResources = api.ofType('AWS::ApiGateway::Resource').length;
    const told = stacks.all.map(({ stackName }, index) => `${stackName} ${sizes[index]?.resources} (${sizes[index]?.bytes} bytes)`);
    console.info(`${opds} OPDs, ${having}, ${routes.length * times} routes, ${apiResources} resources of the API: ${told.join(', ')}`);
    expect(Math.max(...sizes.map(({ resources }) => resources))).toBeLessThanOrEqual(mostResources);
    expect(Math.max(...sizes.map(({ outputs }) => outputs))).toBeLessThanOrEqual(mostOutputs);
    expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeLessThan(mostBytes);
    expect(apiResources / times).toBeLessThan(mostApiResources);
    const answering = new Set(routesTimes(times).map(({ path, function: name }) => `${path} ${name}`));
    const methods = api.ofType('AWS::ApiGateway::Method').filter(({ properties }) => properties.HttpMethod !== 'OPTIONS');
    expect(methods).toHaveLength(answering.size);
  });

  test('are measured with every setting that adds to them', () => {
    const left = Object.keys(deploymentShape).filter((setting) => !(setting in everySetting));
    expect(left.sort()).toEqual([...addingNothing].sort());
  });

  test('are as large for many OPDs and routes as for few', () => {
    const counts = (stacks: CityStacks) => templateTexts(stacks).map((text) => sizeOf(text).resources);
    expect(counts(cityStacks(withOpds(150), routesTimes(3)))).toEqual(counts(cityStacks(withOpds(1))));
  });
});

describe('the deployment of the API', () => {
  const deployed = (table: readonly ApiRoute[], changes: Partial<City> = {}) => {
    const template = asOne(templateTexts(cityStacks(changes, table)));
    const [deployment, ...others] = template.ofType('AWS::ApiGateway::Deployment');
    expect(others).toEqual([]);
    const [stage] = template.ofType('AWS::ApiGateway::Stage');
    const { Ref } = z.object({ Ref: z.string() }).parse(stage?.properties.DeploymentId);
    expect(Ref).toBe(deployment?.logicalId);
    return Ref;
  };
  const now = deployed(routes);
  const changedBy = (change: (route: ApiRoute) => ApiRoute) =>
    deployed(routes.map((route, index) => (index === 5 ? change(route) : route)));

  test('stays where the route table does, whatever else of the city changes', () => {
    expect(deployed(routes)).toBe(now);
    expect(deployed(routes, { ...withOpds(150), alarmEmail: 'walidata@example.id' })).toBe(now);
  });

  test.each<[string, (route: ApiRoute) => ApiRoute]>([
    ['path', (route) => ({ ...route, path: `${route.path}/other` })],
    ['method', (route) => ({ ...route, method: 'DELETE' })],
    ['function', (route) => ({ ...route, function: route.function === 'portal' ? 'catalog' : 'portal' })],
    ['operation', (route) => ({ ...route, operation: 'other' })],
    ['crossOrigin', ({ crossOrigin, ...route }) => (crossOrigin ? route : { ...route, crossOrigin: true })],
  ])('changes with a route’s %s', (_name, change) => {
    expect(changedBy(change)).not.toBe(now);
  });

  test('changes with a route more or less', () => {
    expect(deployed(routes.slice(1))).not.toBe(now);
    expect(deployed(routesTimes(2))).not.toBe(now);
  });
});
