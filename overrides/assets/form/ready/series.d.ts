// What is made of `media/series.js`.
export * from "../media/series.js";
