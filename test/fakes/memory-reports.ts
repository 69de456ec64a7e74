import type { ReportEnd, ReportHead, ReportPart, ReportReason } from '../../functions/model/report.ts';
import type { ReportStore } from '../../functions/reports/report.port.ts';

/** Reports in memory. */
export function memoryReports(): ReportStore {
  const [parts, heads, reasons, ends] = [
    new Map<string, ReportPart>(),
    new Map<string, ReportHead>(),
    new Map<string, ReportReason>(),
    new Map<string, ReportEnd>(),
  ];
  const once = <T>(kept: Map<string, T>, key: string, value: T) => {
    if (!kept.has(key)) kept.set(key, value);
  };
  return {
    putPart: async (part) => once(parts, `${part.reportId}#${part.opdId}`, part),
    parts: async (reportId) => [...parts.values()].filter((part) => part.reportId === reportId),
    part: async (reportId, opdId) => parts.get(`${reportId}#${opdId}`),
    putHead: async (head) => once(heads, head.reportId, head),
    head: async (reportId) => heads.get(reportId),
    heads: async (limit) => [...heads.values()].toSorted((one, other) => (one.closesAt < other.closesAt ? 1 : -1)).slice(0, limit),
    putReason: async (reason) => void reasons.set(`${reason.reportId}#${reason.datasetId}`, reason),
    reasons: async (reportId) => [...reasons.values()].filter((reason) => reason.reportId === reportId),
    putEnd: async (end) => once(ends, end.reportId, end),
    end: async (reportId) => ends.get(reportId),
  };
}
