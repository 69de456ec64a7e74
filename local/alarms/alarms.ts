import type { AlarmModel } from '../assembly/alarms.ts';
import { alarmValues, type Samples } from './alarm-values.ts';
import { type AlarmState, evaluate } from './evaluate.ts';
import type { KeptState, StateFile } from './state-file.ts';
import type { Publish } from './topics.ts';

/** An alarm as it stands. Times are ISO 8601. */
export type AlarmStanding = {
  readonly name: string;
  readonly description: string;
  readonly state: AlarmState;
  readonly since: string;
  readonly reason: string;
};

/** One change of an alarm's state. */
export type Transition = {
  readonly alarm: string;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  readonly at: string;
};

export type Alarms = {
  /** Evaluates every alarm now; what changes is told through `onTransition`, then to the topics. Gives all as they stand then. */
  readonly evaluate: () => readonly AlarmStanding[];
  /**
   * SetAlarmState: the alarm stands so, and its topics are told, until the next evaluation finds what its metric says. Throws where there is no such alarm.
   */
  readonly set: (name: string, state: AlarmState, reason: string) => void;
};

export type AlarmSettings = {
  readonly samples: Samples;
  readonly states: StateFile;
  readonly publish: Publish;
  readonly onTransition: (transition: Transition) => void;
  readonly now: () => Date;
};

/** CloudWatch's metric alarms: each as it stood when the laptop last ran, INSUFFICIENT_DATA when it is new. */
export function alarmsOf(models: readonly AlarmModel[], settings: AlarmSettings): Alarms {
  const { samples, states, now } = settings;
  const started = now().toISOString();
  const kept = states.read();
  const standing = new Map(models.map(({ logicalId }) => [logicalId, kept[logicalId] ?? newAlarm(started)]));
  return {
    evaluate: () => {
      const at = now();
      let changed = false;
      const all = models.map((model) => {
        const before = standing.get(model.logicalId) ?? newAlarm(started);
        const values = alarmValues(model, samples, at);
        const state = evaluate(model, values, before.state);
        if (state === before.state) return currentPrincipal(model, before);
        const after = { state, since: at.toISOString(), reason: reasonOf(model, values) };
        standing.set(model.logicalId, after);
        changed = true;
        tell(model, { alarm: model.logicalId, from: before.state, to: state, reason: after.reason, at: after.since }, settings);
        return currentPrincipal(model, after);
      });
      if (changed) states.write(Object.fromEntries(standing));
      return all;
    },
    set: (name, state, reason) => {
      const model = models.find(({ logicalId }) => logicalId === name);
      if (model === undefined) throw new Error(`There is no alarm ${name}`);
      const before = standing.get(name) ?? newAlarm(started);
      if (before.state === state) return;
      const after = { state, since: now().toISOString(), reason };
      standing.set(name, after);
      states.write(Object.fromEntries(standing));
      tell(model, { alarm: name, from: before.state, to: state, reason, at: after.since }, settings);
    },
  };
}

function newAlarm(since: string): KeptState {
  return { state: 'INSUFFICIENT_DATA', since, reason: 'not evaluated yet' };
}

function currentPrincipal({ logicalId, description }: AlarmModel, { state, since, reason }: KeptState): AlarmStanding {
  return { name: logicalId, description, state, since, reason };
}

function tell(model: AlarmModel, transition: Transition, { onTransition, publish }: AlarmSettings): void {
  onTransition(transition);
  const subject = `${transition.to}: "${model.logicalId}"`;
  for (const topicArn of model.actions[transition.to]) {
    publish(
      topicArn,
      { subject, message: `${transition.reason}\n${model.description}` },
      { service: 'cloudwatch.amazonaws.com', sourceArn: model.arn },
    );
  }
}

function reasonOf(
  { evaluationPeriods, periodSeconds, comparison, threshold, treatMissingData }: AlarmModel,
  values: readonly (number | undefined)[],
): string {
  const shown = values.slice(0, evaluationPeriods).map((value) => value ?? `missing (${treatMissingData})`);
  return `${shown.join(', ')} in periods of ${periodSeconds} s, newest first; ${comparison} ${threshold}`;
}
