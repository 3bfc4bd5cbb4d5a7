/* Colours as a page has computed them, compared as WCAG 2 does. What is see-through has no colour of its own. */
const parts = colour => { const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]; return {channels: [red, green, blue], alpha}; };
const linear = channel => (channel /= 255) <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const light = colour => { const [red, green, blue] = parts(colour).channels.map(linear); return 0.2126 * red + 0.7152 * green + 0.0722 * blue; };
const contrast = (one, other) => { const [high, low] = [light(one), light(other)].sort((a, b) => b - a); return (high + 0.05) / (low + 0.05); };
const differs = (colour, ground) => parts(colour).alpha === 1 && contrast(colour, ground) >= 3;
const ground = () => getComputedStyle(document.body).backgroundColor;
const colourAt = (x, y) => [...document.elementsFromPoint(x, y), document.body].map(one => getComputedStyle(one).backgroundColor).find(one => parts(one).alpha === 1);
