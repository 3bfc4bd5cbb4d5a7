/** Runs on the page of entries like us. */
import {likeness} from "./search/facets.js";
import {counted} from "./search/text.js";
import {card} from "./page/card.js";
import {element} from "./page/dom.js";
import {Finder} from "./page/finder.js";

new Finder(async ({collection, state: {chosen}}) => {
  const {index, numbers} = collection;
  const dimensions = await collection.dimensions();
  const wanted = new Map([...chosen, ["adopter_types", chosen.get("organisation_types") ?? []]]);
  const all = numbers.map(number => ({number, ...likeness(index.likeness, dimensions, wanted, number)}));
  const alike = all.filter(({score}) => score).sort((a, b) => b.score - a.score || a.number - b.number);
  const cards = alike.slice(0, 12).map(async ({number, reasons}) =>
    card(await collection.entry(number), collection.showcase(number), undefined, reasons.join("; ")),
  );
  const shown = cards.length
    ? element("ol", {class: "cards rows fits"}, ...(await Promise.all(cards)))
    : element("p", {class: "prose"}, "No entry shares any of this yet. Choose fewer things, or others.");
  // No chips: the form itself says what is chosen.
  return {text: `${counted(alike.length)} like yours, the most alike first`, nodes: [shown]};
});
