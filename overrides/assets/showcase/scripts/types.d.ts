// The names of types that the scripts share; it is not published. What comes as JSON is typed by how `search/decode.js` checks it.

type Decoder<T> = (data: unknown) => T;
type Fields = Record<string, Decoder<unknown>>;
type Decoded<F extends Fields> = {[Name in keyof F]: ReturnType<F[Name]>};

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

/** What a query finds, best first; `whole` is false where no entry has enough of the words, so that some had to do. */
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

type Searching = [Collection, typeof import("./search/search.js")];
