// @ts-check
/** A page of a preview loads itself again when the server has a newer one. */

const band = /** @type {HTMLElement} */ (document.querySelector(".preview-band")), mine = Number(band.dataset.number);
for (;;) {
  try {
    const answer = await fetch(`/-/after/${mine}`, {cache: "no-store"});
    if (answer.ok && Number(await answer.text()) !== mine) { location.reload(); break; }
  } catch { await new Promise(again => setTimeout(again, 1000)); }
}
