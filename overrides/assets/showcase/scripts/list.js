/** Runs on pages that list entries or answers. */
import {card, reply} from "./page/card.js";
import {the} from "./page/dom.js";
import {Finder} from "./page/finder.js";
import {resultsOf} from "./page/results.js";

const {question} = the("#finder").dataset;

const entries = resultsOf({nouns: ["entry", "entries"], list: {name: "ul", look: "cards rows"}, item: card});
const answers = resultsOf({
  nouns: ["answer", "answers"],
  question,
  list: {name: "ol", look: "replies"},
  item: (entry, showcase, words) => reply(`#${question}`, entry, showcase, words),
});

new Finder(question ? answers : entries);
