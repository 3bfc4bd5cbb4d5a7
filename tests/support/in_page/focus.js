/* What is wrong with the focus of each control in `within`, as a reader sees it who comes to them one after another. A function,
 * which a test evaluates in a page after the first press of a key, so that focus shows. */
within => {
  /* The ring and the shadow inside it are two colours, of which one has to differ from what lies beneath at each side. */
  const unseen = (style, box) => {
    const away = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2, x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const sides = [[box.left - away, y], [box.right + away, y], [x, box.top - away], [x, box.bottom + away]].map(([left, top]) => colourAt(left, top));
    const rings = [style.outlineColor, ...(style.boxShadow.match(/rgba?\([^)]*\)/g) ?? [])];
    return sides.filter(beneath => beneath && !rings.some(ring => differs(ring, beneath))).map(beneath => `ring of ${rings.join(" and ")} on ${beneath}`);
  };
  /* The first box stands for a link that runs over several lines. */
  const wrong = one => {
    one.focus();
    if (document.activeElement !== one) return ["takes no focus"];
    const style = getComputedStyle(one), box = one.getClientRects()[0], ring = parseFloat(style.outlineWidth), reach = ring + Math.max(0, parseFloat(style.outlineOffset)), found = [];
    if (style.outlineStyle === "none" || ring < 2) found.push(`outline ${style.outline}`);
    if (box.top < reach || box.left < reach || box.bottom > innerHeight - reach || box.right > innerWidth - reach) found.push("not wholly in the window");
    const above = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!one.contains(above)) found.push(`under ${above?.outerHTML.slice(0, 80)}`);
    return [...found, ...unseen(style, box)];
  };
  const stops = controls(document.querySelector(within));
  return {count: stops.length, faults: stops.flatMap(one => wrong(one).map(fault => `${one.outerHTML.slice(0, 100)}: ${fault}`))};
}
