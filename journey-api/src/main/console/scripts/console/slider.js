const DAY = 86_400_000;

/**
 * A slider over days since data-days-from that sets the date-time field whose id is data-target. It sends nothing: the
 * form's own button does, so that nobody is taken elsewhere by a key.
 */
export function slide(slider) {
  const target = document.getElementById(slider.dataset.target);
  const first = Date.parse(`${slider.dataset.daysFrom.slice(0, 10)}T00:00:00Z`);
  if (!(target instanceof HTMLInputElement) || Number.isNaN(first)) {
    return;
  }

  const day = () => new Date(first + Number(slider.value) * DAY).toISOString().slice(0, 10);
  const say = () => {
    const date = new Date(`${day()}T00:00:00Z`);
    const said = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    slider.setAttribute('aria-valuetext', said);
    slider.parentElement.querySelectorAll('output').forEach((output) => {
      output.textContent = said;
    });
  };

  slider.addEventListener('input', () => {
    target.value = target.type === 'date' ? day() : `${day()}${timeOf(target.value)}`;
    say();
  });
  say();
}

/** The time of day that the field has, or the end of the day. */
function timeOf(text) {
  return /^\d{4}-\d{2}-\d{2}(T.+)$/.exec(text)?.[1] ?? 'T23:59';
}
