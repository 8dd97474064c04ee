const DAY = 86_400_000;
const NOW = 'Now';
const END_OF_DAY = 'T23:59';

/**
 * A slider over the calendar days since data-days-from, which is a date, and the date-time field whose id is
 * data-target: either follows the other, so that they never say two things. The last position is now, for which the
 * field is empty. It sends nothing: the form's own button does, so that nobody is taken elsewhere by a key.
 */
export function slide(slider) {
  const target = document.getElementById(slider.dataset.target);
  const first = midnight(slider.dataset.daysFrom);
  if (!(target instanceof HTMLInputElement) || Number.isNaN(first)) {
    return;
  }

  const say = () => {
    const said = target.value === '' ? NOW : written(target.value);
    slider.setAttribute('aria-valuetext', said);
    slider.parentElement.querySelectorAll('output').forEach((output) => {
      output.textContent = said;
    });
  };
  const follow = () => {
    // A range keeps what it is given within its ends.
    slider.value = target.value === '' ? slider.max : String((midnight(target.value) - first) / DAY);
    say();
  };

  slider.addEventListener('input', () => {
    target.value = slider.value === slider.max ? '' : typed(first, Number(slider.value), target.value);
    say();
  });
  target.addEventListener('input', follow);
  follow();
}

/** Days are told apart by their dates, as of UTC, where each has 24 hours. */
function midnight(text) {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
}

function written(text) {
  return new Date(midnight(text)).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** A day, at the time that the field has. Of the first its end: at some hours of it there was no journey yet. */
function typed(first, days, before) {
  const day = new Date(first + days * DAY).toISOString().slice(0, 10);
  const time = days === 0 ? undefined : /^\d{4}-\d{2}-\d{2}(T.+)$/.exec(before)?.[1];
  return day + (time ?? END_OF_DAY);
}
