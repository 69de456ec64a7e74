import type { Operations } from '../../http/call.ts';
import { type JudgePorts, judgeFinding } from './judge-finding.ts';
import { type ListPorts, listFindings } from './list-findings.ts';
import { type ReadPorts, readFinding } from './read-finding.ts';

export type FindingPorts = ListPorts & JudgePorts & ReadPorts;

/** The operations on findings, of the function `persons`. */
export function findingOperations(ports: FindingPorts): Pick<Operations<'persons'>, 'listFindings' | 'readFinding' | 'judgeFinding'> {
  return { listFindings: listFindings(ports), readFinding: readFinding(ports), judgeFinding: judgeFinding(ports) };
}
