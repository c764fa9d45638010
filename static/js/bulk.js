// The bar beneath a list: how many are ticked, and all at once. Without this it works row by row.
{
  const form = document.getElementById("bulk");
  const ticks = () => [...document.querySelectorAll('input[form="bulk"][name="row"]')];

  const count = () => {
    const number = ticks().filter((tick) => tick.checked).length;
    const place = form.querySelector("#bulk-count");
    place.textContent = counted(place.dataset.counted, number);
  };

  if (form) {
    const all = form.querySelector("[data-tick-all]");
    all.hidden = false;
    all.addEventListener("click", () => {
      ticks().forEach((tick) => (tick.checked = true));
      count();
    });
    document.addEventListener("change", (event) => event.target.matches?.('input[form="bulk"]') && count());
    count();
  }
}
