// The names of types that the modules of the form share; it is not published.

/** A value of a file as its fields have it: texts, lists and sets of fields. */
type FieldValue = string | FieldValue[] | {[name: string]: FieldValue};
