const DAY = 86_400_000;
const PAUSE = 800;

/**
 * A slider over days since data-days-from that sets the date-time field whose id is data-target, and sends the form:
 * with a mouse when it is let go, with keys after a pause, so that one may go on.
 */
export function slide(slider) {
  const target = document.getElementById(slider.dataset.target);
  const first = Date.parse(`${slider.dataset.daysFrom.slice(0, 10)}T00:00:00Z`);
  if (!(target instanceof HTMLInputElement) || Number.isNaN(first)) {
    return;
  }
  let keys = false;
  let later;

  const day = () => new Date(first + Number(slider.value) * DAY).toISOString().slice(0, 10);
  const say = () => {
    const date = new Date(`${day()}T00:00:00Z`);
    const said = date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    slider.setAttribute('aria-valuetext', said);
    slider.parentElement.querySelectorAll('output').forEach((output) => {
      output.textContent = said;
    });
  };
  const send = () => {
    if (!target.form) {
      return;
    }
    // The keys go on at the slider when the page has followed.
    target.form.action = `${target.form.action.split('#')[0]}#${slider.id}`;
    target.form.requestSubmit();
  };

  slider.addEventListener('keydown', () => {
    keys = true;
    clearTimeout(later);
  });
  slider.addEventListener('pointerdown', () => {
    keys = false;
  });
  slider.addEventListener('input', () => {
    target.value = target.type === 'date' ? day() : `${day()}${timeOf(target.value)}`;
    say();
  });
  slider.addEventListener('change', () => {
    clearTimeout(later);
    if (keys) {
      later = setTimeout(send, PAUSE);
    } else {
      send();
    }
  });
  say();
  if (slider.id && location.hash === `#${slider.id}`) {
    slider.focus({ preventScroll: true });
  }
}

/** The time of day that the field has, or the end of the day. */
function timeOf(text) {
  return /^\d{4}-\d{2}-\d{2}(T.+)$/.exec(text)?.[1] ?? 'T23:59';
}
