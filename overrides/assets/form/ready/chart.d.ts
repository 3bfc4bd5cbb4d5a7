// What is made of `media/chart.js`.
export * from "../media/chart.js";
