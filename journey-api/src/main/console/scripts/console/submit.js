const WAIT = 5_000;

/**
 * A form that was sent is not sent again for five seconds. Its buttons say so and can still be found by keyboard, and
 * the one that was pressed goes with the form, as it is not disabled.
 */
export function submitOnce(root) {
  const sent = new Map();

  root.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!form.matches('[method=post i], [hx-post]')) {
        return;
      }
      if (sent.has(form)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      sent.set(form, setTimeout(() => release(form), WAIT));
      mark(form, true);
    },
    true,
  );

  // Back from the next page, as the browser kept it.
  window.addEventListener('pageshow', () => [...sent.keys()].forEach(release));

  function release(form) {
    clearTimeout(sent.get(form));
    sent.delete(form);
    mark(form, false);
  }

  function mark(form, busy) {
    for (const button of form.elements) {
      if (button.type === 'submit') {
        if (busy) {
          button.setAttribute('aria-disabled', 'true');
        } else {
          button.removeAttribute('aria-disabled');
        }
      }
    }
  }
}
