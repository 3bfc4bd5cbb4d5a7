// The names of types that the check of the form shares; it is not published.

type Step = string | number;
type Steps = Step[];
/** A value as it was written: YAML’s failsafe schema, null where nothing stands. */
type Written = string | null | Written[] | {[name: string]: Written};
type FieldsWritten = {[name: string]: Written};

/** What the collection publishes of an entry, as far as a record of it is judged by that. */
type EntryTold = {
  year: number;
  published: string;
  organisations: {name: string; role?: string}[];
  period: {first: string};
  measures?: {name: string; unit: string; number_kind: string; after: {first: string; last: string}}[];
  testimonials?: {quote: string}[];
};

/** What is checked: an entry, or a record of the `kind` that is given, with its entry, the month of a follow-up, today, and letters as addresses spell them. `comments` are of the fields, each with its line in the file; `flow` has the places of lists and fields that stand in brackets, each as JSON, where that is known. */
type CheckedEntry = {
  front: FieldsWritten;
  body: string;
  files: {name: string; size?: number; width?: number; height?: number}[];
  year: number | string;
  flow?: string[];
  comments?: {text: string; line: number}[];
  kind?: string;
  about?: EntryTold;
  month?: string;
  today?: string;
  spelt?: Record<string, string>;
};

/** One thing that is wrong, in Python’s words. `path` leads into the fields, or to the question or criterion of the text. */
type RuleFinding = {
  code: string;
  part: "front" | "body" | "files";
  path: (Step | {question: string} | {criterion: string})[];
  line?: number;
  message: string;
  reason: string;
  remedy: string;
  paste?: string;
  severity: string;
};

/** The same without its words; `about` is what a review names. */
type RuleBroken = {
  code: string;
  part: RuleFinding["part"];
  path: RuleFinding["path"];
  line?: number;
  values: Record<string, unknown>;
  wording: string;
  severity: string;
  about?: string;
  paste?: string;
};

/** What a field holds, as the model declares it; `needed` is 2 where the award alone needs it. */
type Kind = {
  is: string;
  of?: any;
  needed?: 1 | 2;
  gone?: 1;
  unknown?: 1;
  least?: number;
  most?: number;
  like?: string;
  form?: string;
};

type EvidenceAsked = {
  form: string;
  code: string;
  at: string;
  wants: number | string[];
  severity: string;
  in_words: string;
  kinds?: string[];
  voices?: string[];
  reach?: string[];
  improved?: boolean;
  recognitions?: string[];
  categories?: string[];
};
type QuestionAsked = {id: string; title: string; titles: string[]; asked: string[]; evidence: EvidenceAsked[]; categories?: string[]};
type CriterionAsked = {id: string; title: string; limit: number | null; questions: QuestionAsked[]; categories?: string[]};
type YearAsked = {
  closes: string;
  announced: string;
  months: number | null;
  synopsis: {title: string; limit: number} | null;
  criteria: CriterionAsked[];
  evidence: EvidenceAsked[];
  choose: {of: string; least: number; most: number | null; in_words: string; nouns: [one: string, many: string]}[];
};

type ChosenFrom = [pattern: string[], vocabulary: string, code: string];

/** The table that the build writes, as `authoring/rules/table.py` makes it. */
type RuleTable = {
  says: Record<string, any>;
  models: Record<string, Record<string, Kind>>;
  choices: ChosenFrom[];
  records: Record<string, {model: string; choices: ChosenFrom[]; stand_ins: FieldsWritten}>;
  stages: {in_use: string[]; with_reason: string[]};
  words: {one_of: Record<string, string>; also_called: Record<string, string>; examples: Record<string, string>; of_form: string[]};
  asked: Record<string, string>;
  stand_ins: FieldsWritten;
  items: Record<string, any>;
  shared: Record<string, any>;
  english: boolean;
  countries: string[];
  of_organisations: Record<string, string>;
  eligibility: {because: string; admitted: string[]};
  vocabularies: Record<string, Record<string, string>>;
  years: Record<string, YearAsked>;
};

/** Values by their fields, once they are read: what the model makes of them. */
type ModelRead = Record<string, any>;
