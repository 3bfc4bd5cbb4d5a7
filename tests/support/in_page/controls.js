/* What a reader can act on, in the order of the page. */
const controls = (within = document) => [...within.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0);
