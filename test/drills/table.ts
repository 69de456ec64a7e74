import { alarmDrill, alarmKindDrill } from './alarms.ts';
import type { Drill } from './drill.ts';
import { keyRotationDrill } from './key-rotation.ts';
import { restoreDrills } from './restore.ts';
import { upgradeDrill } from './upgrade.ts';
import { versionBeforeDrill } from './version-before.ts';

/** Every drill, in the order of docs/drills.md. */
export const drills: readonly Drill[] = [...restoreDrills, upgradeDrill, versionBeforeDrill, keyRotationDrill, alarmKindDrill, alarmDrill];
