// The elements of https://github.com/github/markdown-toolbar-element define themselves when the module is loaded.
export {};
