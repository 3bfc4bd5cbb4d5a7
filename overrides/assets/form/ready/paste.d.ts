// What is made of `media/paste.js`.
export * from "../media/paste.js";
