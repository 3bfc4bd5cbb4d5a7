// The form’s check, which is made of the modules in `checks`; its types are in `checks/types.d.ts`.

export function check(entry: CheckedEntry, table: RuleTable): RuleFinding[];

/** What kind of number a measure’s fields tell of: count, rate, share or level. */
export function kindOfNumber(measure: any, table: RuleTable): string;

/** How many words a text has, as limits count them. */
export function words(markdown: string, table: RuleTable): number;
