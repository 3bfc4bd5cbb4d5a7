// The names of types that the scripts share; it is not published. What comes as JSON is typed by how `search/decode.js` checks it.

type Decoder<T> = (data: unknown) => T;
type Fields = Record<string, Decoder<unknown>>;
type Decoded<F extends Fields> = {[Name in keyof F]: ReturnType<F[Name]>};
type Named = <F extends Fields>(fields: F) => Decoder<Decoded<F>>;

type Index = ReturnType<typeof import("./search/decode.js").index>;
type Facet = Index["facets"][number];
type Likeness = Index["likeness"][number];
type Value = Facet["values"][number];
type Group = ReturnType<typeof import("./search/decode.js").words>[number];
type Columns = ReturnType<typeof import("./search/decode.js").columns>;
type Name = ReturnType<typeof import("./search/decode.js").names>[number];
type Entry = ReturnType<typeof import("./search/decode.js").entry>;
type Part = Entry["parts"][number];

type Showcase = import("./search/index.js").Showcase;
type Collection = import("./search/collection.js").Collection;

/** For each entry the number of its set of values, by their places among all values. */
type Dimension = {sets: number[][]; codes: Uint16Array};
type Dimensions = Map<string, Dimension>;

/** What a term stands for; `instead` is the word that was found where only one like it is known. */
type Lookup = {matches: {group: Group; worth: number}[]; instead?: string};

/** What a query finds, best first; `whole` is false where no entry has all of the words. */
type Found = {order: number[]; forms: string[]; instead: [typed: string, known: string][]; whole: boolean};

/** For each facet the ids of its values. */
type Chosen = Map<string, string[]>;
type State = {q: string; chosen: Chosen; sort: string; page: number};

/** What a page is asked for, and what it shows: how much that is in words, and in place of the list of all unless that stays. */
type Wanted = {collection: Collection; state: State; typing: boolean};
type Shown = {text: string; nodes: Node[]; chips?: Node[]; left?: Left; all?: boolean};

/** How many things each value of each facet would leave. */
type Left = {facets: Facet[]; counts: Map<string, number[]>; nouns: Nouns};
type Nouns = [one: string, many: string];

/** What is listed and how; with a question only the entries that answer it. */
type Listing = {
  nouns: Nouns;
  question?: string;
  list: {name: string; look: string};
  item: (entry: Entry, showcase: Showcase, words?: RegExp) => Element;
};

type Control = HTMLInputElement | HTMLSelectElement;

type Searching = [Collection, typeof import("./search/search.js"), typeof import("./page/marks.js")];

// What functions take and give. What a parameter’s name does not say is said beside it.

type Inside = (Node | string)[];
type Make = (name: string, attributes?: Record<string, string>, ...inside: Inside) => HTMLElement;
type SetAll = (target: Element | null, attributes: Record<string, string>) => void;
type MakeButton = (label: string, act: () => void) => HTMLElement;
type Every = (selector: string, within?: ParentNode) => Element[];
type Marked = (text: string, words?: RegExp) => Inside;

/** `words` were looked for; `why` an entry is shown; the pattern is a template of the page. */
type ToCard = (entry: Entry, showcase: Showcase, words?: RegExp, why?: string, pattern?: string) => Element;
/** `words` are marked where the address leads. */
type ToMatches = (entry: Pick<Entry, "parts">, address: string, words: RegExp) => Element[];
/** `question` is its place in an entry. */
type ToReply = (question: string, entry: Entry, showcase: Showcase, words?: RegExp) => Element;
type MakeOption = (href: string, name: string, inside: Inside, soft?: string | null) => Element;

/** `text` says how much was found. */
type Tell = (state: State, text: string, left?: Left) => void;
type TellLeft = (state: State, left: Left) => void;
/** `list` is one of boxes, which has one already. */
type AddBox = (list: Element, value: Value, state: State) => HTMLInputElement;
type ValuesIn = (state: State, control: string) => string[];

type ResultsOf = (listing: Listing) => (wanted: Wanted) => Promise<Shown>;
type Notes = (collection: Collection, found: Found | undefined, some: boolean) => Element[];
type ListOf = (listing: Listing, collection: Collection, numbers: number[], found?: Found) => Promise<Element>;
type LinkTo = (state: State, ...inside: Inside) => HTMLElement;
type Chips = (state: State, facets: Facet[]) => Element[];
type Pager = (state: State, at: number, pages: number) => Element[];
/** `withoutFacet` has how many there would be. */
type WaysOut = (collection: Collection, state: State, withoutFacet: Map<string, number>, told: (count: number) => string) => Promise<Element>;
type NearQuestions = (showcase: Showcase, terms: string[]) => Promise<Name[]>;

type ValuesOfAll = (facet: Facet, showcases: Showcase[]) => Value[];
type Described = (index: Index, of: string) => Value[][];
type Joined = (of: string, values: Value[]) => Dimension;
type DimensionsOf = (collection: Collection) => Promise<Dimensions>;
type ValuesOf = (dimensions: Dimensions, of: string, number: number) => number[];
/** `numbers` come best first. */
type InOrder = (collection: Collection, numbers: number[], sort: string) => Promise<number[]>;
type RanksOf = (collection: Collection, sort: string) => Promise<(string | number)[]>;

type Narrowed = {kept: number[]; counts: Map<string, number[]>; withoutFacet: Map<string, number>};
type Narrow = (facets: Facet[], dimensions: Dimensions, numbers: number[], chosen: Chosen) => Narrowed;
type PlacesOf = (values: Value[], ids?: string[]) => number[];
type Liken = (rows: Likeness[], dimensions: Dimensions, wanted: Chosen, number: number) => {score: number; reasons: string[]};

type Load = (address: string, options?: RequestInit) => Promise<unknown>;
/** `others` are searched with it. */
type Open = (root: string, others?: {name: string; address: string}[]) => Promise<Collection>;

type TermsOf = (index: Index, query: string) => string[];
type LookUp = (showcase: Showcase, term: string, unfinished: boolean) => Promise<Lookup>;
type Nearest = (showcase: Showcase, word: string) => Promise<Lookup>;
type Distance = (a: string, b: string, most: number) => number;
type GroupsNear = (showcase: Showcase, word: string) => Promise<Group[]>;
type HavingForm = (groups: Group[], word: string) => Group[];
type Weighed = (worth: number, groups: Group[]) => Lookup["matches"];

/** While somebody is typing, the last word may be unfinished. */
type Ask = (collection: Collection, query: string, typing?: boolean) => Promise<Found>;
type Find = (collection: Collection, term: string, unfinished: boolean) => Promise<Pick<Found, "forms" | "instead"> & {weights: Float32Array}>;
/** `weights` are of entries, where the heaviest counts. */
type AddWeights = (weights: Float32Array, showcase: Showcase, group: Group, worth: number) => Promise<void>;
/** `terms` have what each weighs in every entry. */
type Rank = (terms: Float32Array[], numbers: number[]) => Pick<Found, "order" | "whole">;
type Suggested = [kind: string, some: (Pick<Name, "name" | "url"> & {soft?: string | null})[]];
type Suggest = (collection: Collection, query: string) => Promise<{kinds: Suggested[]; marks?: RegExp}>;

type Read = (params: URLSearchParams, facets: string[]) => State;
/** Where it says nothing, `page` is the address. */
type Write = (state: State, page: string) => string;
type But = (state: State, other: Partial<State>) => State;
/** Without a value, all of the facet’s. */
type Without = (state: State, facet: string, value?: string) => State;

type WordsOf = (text: string) => string[];
type Counted = (count: number, one?: string, many?: string) => string;
type Shortened = (text: string, length: number) => string;
type Excerpts = (parts: Part[], words: RegExp) => (Part & {words: string[]})[];
