import type { FactsStore } from '../../functions/access/access-facts.port.ts';
import type { Account, BoundPerson } from '../../functions/model/account.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { deliveriesOf, type Unit } from '../../functions/model/unit.ts';

type Known = {
  readonly datasets?: readonly Dataset[];
  readonly accounts?: readonly Account[];
  readonly persons?: readonly BoundPerson[];
  readonly grants?: readonly Grant[];
  readonly units?: readonly Unit[];
};

/** What the authorizer reads, in memory. `loads` counts reads that asked for anything. */
export function memoryAccessFacts(known: Known = {}): FactsStore & { loads: number; known: Known; failing: boolean } {
  return {
    loads: 0,
    known,
    failing: false,
    async load({ datasetId, sub, institutions = [], unitsOf = [], unitsThatDeliver = (units) => units }) {
      if (this.failing) throw new Error('the catalog table can not be read');
      if (datasetId !== undefined || sub !== undefined) this.loads += 1;
      const { datasets = [], accounts = [], persons = [], grants = [], units = [] } = this.known;
      const own = units.filter(({ opdId }) => unitsOf.includes(opdId));
      return {
        dataset: datasets.find((dataset) => dataset.datasetId === datasetId),
        account: accounts.find((account) => account.sub === sub),
        isBound: persons.some((person) => person.sub === sub),
        grants: grants.filter((grant) => grant.datasetId === datasetId && institutions.includes(grant.institution)),
        ...(unitsOf.length > 0 ? { deliveries: deliveriesOf(unitsThatDeliver(own), sub ?? '', datasetId ?? '') } : {}),
      };
    },
  };
}
