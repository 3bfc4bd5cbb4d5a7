/* Questions about how a page looks, asked in the page. Each is a function that gives the faults it sees. */
({
  /* Controls that are smaller than 24 pixels and have no room around them: a circle of 24 on each reaches no other control.
   * Links in a sentence are as high as its lines, and what a reader cannot see has no size. */
  lowTargets: () => {
    const all = controls().filter(one => !one.closest(".hidden, .skip"));
    const target = one => (one.matches("input[type=checkbox]") ? one.closest("label") ?? one : one);
    const boxes = all.map(one => ({one: target(one), box: target(one).getBoundingClientRect()}));
    const inSentence = one => getComputedStyle(one).display === "inline" && [...one.parentElement.childNodes].some(node => node !== one && node.textContent.trim());
    const reaches = (x, y, box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) < 12;
    const crowded = ({one, box}) => boxes.some(other => other.one !== one && !one.contains(other.one) && !other.one.contains(one) && reaches((box.left + box.right) / 2, (box.top + box.bottom) / 2, other.box));
    return boxes.filter(each => Math.min(each.box.width, each.box.height) < 24 && !inSentence(each.one) && crowded(each)).map(({one, box}) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${one.outerHTML.slice(0, 120)}`);
  },

  /* Controls that stand by themselves, with no word around them but those of other controls, and are smaller than 24 pixels, whatever room they have. */
  smallTargets: () => {
    const blockOf = one => { let at = one.parentElement; while (getComputedStyle(at).display === "inline") at = at.parentElement; return at; };
    const around = block => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), words = [];
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a, button, summary, label, .hidden")) words.push(walker.currentNode.data);
      return words.join("");
    };
    const target = one => (one.matches("input[type=checkbox]") ? one.closest("label") ?? one : one);
    return controls().filter(one => !one.closest(".hidden, .skip")).filter(one => {
      const {width, height} = target(one).getBoundingClientRect();
      return Math.min(width, height) < 24 && !/[\p{L}\p{N}]/u.test(around(blockOf(one)));
    }).map(one => `small: ${one.outerHTML.slice(0, 120)}`);
  },

  /* What runs out of the window, or is cut off by a box that does not scroll. */
  cut: () => {
    const found = [], wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`the page is ${wide} pixels too wide`);
    for (const one of document.querySelectorAll("body *")) {
      if (!one.checkVisibility() || one.closest(".hidden, .top .search label, svg")) continue;
      const {overflowX, overflowY, textOverflow} = getComputedStyle(one), clips = way => way === "hidden" || way === "clip";
      if (!one.textContent.trim()) continue;
      if ((clips(overflowX) && one.scrollWidth > one.clientWidth + 1) || (clips(overflowY) && one.scrollHeight > one.clientHeight + 1) || textOverflow === "ellipsis") found.push(`cut off: ${one.outerHTML.slice(0, 120)}`);
    }
    return found;
  },

  /* Words that lie over other words: the boxes of two texts that are not one inside the other. */
  overlaid: () => {
    const scrolls = one => ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
    const shownPart = one => { while (one && !scrolls(one)) one = one.parentElement; return one?.getBoundingClientRect() ?? {top: -Infinity, bottom: Infinity}; };
    const walker = document.createTreeWalker(document.getElementById("the_content"), NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !parent.checkVisibility() || parent.closest(".hidden, template, .marks-bar, .foot-bar, .far, .skip")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const {top, bottom} = shownPart(parent);
      for (const box of range.getClientRects()) texts.push({text: walker.currentNode.data.trim().slice(0, 40), left: box.left, right: box.right,
        top: Math.max(top, box.top + box.height * 0.3), bottom: Math.min(bottom, box.bottom - box.height * 0.3)});
    }
    const found = [], shown = texts.filter(one => one.top < one.bottom).sort((a, b) => a.top - b.top);
    shown.forEach((one, at) => {
      for (let next = at + 1; next < shown.length && shown[next].top < one.bottom; next++) {
        const other = shown[next];
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2) found.push(`‘${one.text}’ lies over ‘${other.text}’`);
      }
    });
    return found;
  },

  /* Links in the middle of a text that nothing but their colour tells from it. */
  plainLinks: () => [...document.querySelectorAll("a[href]")].filter(one => one.checkVisibility() && getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) && !getComputedStyle(one).textDecorationLine.includes("underline")).map(one => one.outerHTML.slice(0, 120)),

  /* What moves for longer than a hundredth of a second. */
  moving: () => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].map(part => [one, getComputedStyle(one, part)])).filter(([, style]) =>
    [...style.transitionDuration.split(","), ...style.animationDuration.split(",")].some(time => parseFloat(time) * (time.endsWith("ms") ? 0.001 : 1) > 0.01) || style.scrollBehavior === "smooth")
    .map(([one]) => one.outerHTML.slice(0, 120)),

  /* Under a reader’s own colours: what is drawn in the colour of what it is drawn on. A shape needs one of fill and stroke;
   * a hole is to show the ground, and the larger dot beneath it is looked at by itself. */
  vanished: () => {
    const seen = colour => differs(colour, ground());
    return [...document.querySelectorAll("svg :is(path, circle, rect, line, polyline, polygon, text)")].filter(one => one.checkVisibility() && !one.closest("button") && !one.matches(".hole"))
      .filter(one => { const {fill, stroke} = getComputedStyle(one); return !seen(fill) && !seen(stroke); }).map(one => `${one.outerHTML.slice(0, 120)}: ${getComputedStyle(one).fill}, ${getComputedStyle(one).stroke}`);
  },

  /* Buttons and fields without an edge, a ground or an underline of their own. */
  bare: () => {
    return [...document.querySelectorAll("button, .button, input:not([type=checkbox], [type=radio]), select")].filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest(".skip")).filter(one => {
      const {borderTopWidth, borderTopStyle, borderTopColor, backgroundColor, textDecorationLine} = getComputedStyle(one);
      const edged = parseFloat(borderTopWidth) > 0 && borderTopStyle !== "none" && differs(borderTopColor, ground());
      return !edged && !differs(backgroundColor, ground()) && !textDecorationLine.includes("underline");
    }).map(one => one.outerHTML.slice(0, 120));
  },

  /* Controls whose focus has no outline that differs from the ground. */
  unmarked: () => controls().filter(one => {
    one.focus();
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(one);
    return outlineStyle === "none" || parseFloat(outlineWidth) < 2 || !differs(outlineColor, ground());
  }).map(one => one.outerHTML.slice(0, 120)),
})
