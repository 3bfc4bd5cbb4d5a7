// What is made of `media/preview.js`.
export * from "../media/preview.js";
