// What is used of idb-keyval: https://github.com/jakearchibald/idb-keyval

export type UseStore = <T>(mode: IDBTransactionMode, callback: (store: IDBObjectStore) => T | PromiseLike<T>) => Promise<T>;
export function createStore(database: string, store: string): UseStore;
export function get<T = unknown>(key: IDBValidKey, store?: UseStore): Promise<T | undefined>;
export function set(key: IDBValidKey, value: unknown, store?: UseStore): Promise<void>;
export function update<T = unknown>(key: IDBValidKey, change: (old: T | undefined) => T, store?: UseStore): Promise<void>;
export function del(key: IDBValidKey, store?: UseStore): Promise<void>;
export function clear(store?: UseStore): Promise<void>;
export function keys<K extends IDBValidKey>(store?: UseStore): Promise<K[]>;
export function entries<K extends IDBValidKey, V = unknown>(store?: UseStore): Promise<[K, V][]>;
