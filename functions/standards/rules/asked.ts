import type * as z from 'zod';
import type { Column } from '../../model/column.ts';
import type { ColumnNames } from './column-names.ts';
import type { CheckRule, Circumstances, RuleError, RuleFault, What, Workbook, Write } from './rule.ts';
import { type AskedOf, checkRules, constraintRules, type RuleName, ruleNames } from './table.ts';

/** A rule that a standard asks of a column, with what it asks. */
export type AskedRule = {
  readonly name: RuleName;
  readonly error: RuleError;
  readonly fails: 'repeats' | ((names: ColumnNames) => string);
  readonly faults: () => readonly RuleFault[];
  readonly report: (circumstances: Circumstances) => What;
  readonly sentence: (write: Write) => string;
  readonly workbook: () => Workbook;
};

type Given = { readonly [Name in RuleName]?: AskedOf[Name] | undefined };
type Rules = { readonly [Name in RuleName]: CheckRule<z.ZodType<AskedOf[Name]>> };

/** A field as far as rules are concerned. */
export type Asking = Column &
  Pick<Given, Exclude<RuleName, keyof typeof constraintRules>> & {
    readonly constraints?: Pick<Given, keyof typeof constraintRules> | undefined;
  };

/**
 * The rules that a field asks, in the order in which a cell is asked. `required`: whether it must be filled, where more than its
 * constraint says so (required.ts).
 */
export function askedRules(field: Asking, required = field.constraints?.required): AskedRule[] {
  const given: Given = { ...field, ...field.constraints, required };
  return ruleNames.flatMap((name) => askedRule(name, given[name], field));
}

const rules: Rules = checkRules;

function askedRule<Name extends RuleName>(name: Name, asked: AskedOf[Name] | undefined, column: Column): AskedRule[] {
  if (!isAsked(asked)) return [];
  const { error, fails, faults, types, misplaced, report, sentence, workbook }: Rules[Name] = rules[name];
  return [
    {
      name,
      error,
      fails: fails === 'repeats' ? fails : (names) => fails(asked, column, names),
      faults: () => {
        if (types.includes(column.type)) return faults(asked, column);
        return [misplaced?.(column.type) ?? { what: `${name} hanya untuk tipe ${types.join(' dan ')}` }];
      },
      report: (circumstances) => report(asked, column, circumstances),
      sentence: (write) => sentence(asked, column, write),
      workbook: () => workbook(asked, column),
    },
  ];
}

/** What is `false`, or a list of nothing, asks nothing. */
function isAsked<Asked>(asked: Asked | undefined): asked is Asked {
  return asked !== undefined && asked !== false && !(Array.isArray(asked) && asked.length === 0);
}

/** Where a standard asks it, below the field. */
export function placeOfRule(name: RuleName): string {
  return Object.hasOwn(constraintRules, name) ? `constraints.${name}` : name;
}
