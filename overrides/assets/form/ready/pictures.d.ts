// What is made of `media/pictures.js`.
export * from "../media/pictures.js";
