const LONGEST = 60_000;
const polled = new WeakSet();

/**
 * Asks again for an element at data-poll every data-every seconds, and puts what comes in its place: until that
 * asks no more, or the element is gone. After a failure it waits twice as long each time, up to a minute.
 *
 * The element holds nothing that takes the focus, as that would lose it each time. What else is another when it ends
 * is named by data-whole, a selector, and is got once then: from data-page, or where the element is. A control in it
 * keeps the focus if it has the same id there. What data-said of it says is told to who only listens, in the page's
 * #said.
 */
export function poll(htmx, element) {
  const every = 1_000 * Math.max(1, Number(element.dataset.every) || 5);
  if (polled.has(element)) {
    return;
  }
  polled.add(element);
  // Sent elsewhere, to sign in say: the whole page goes there, not this part of it.
  element.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, pathInfo } = event.detail;
    const asked = new URL(pathInfo.finalRequestPath, location.href);
    if (xhr.responseURL && new URL(xhr.responseURL).pathname !== asked.pathname) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  wait(every);

  function wait(time) {
    setTimeout(() => ask(time), time);
  }

  async function ask(time) {
    if (!element.isConnected) {
      return;
    }
    if (document.hidden) {
      wait(time);
      return;
    }
    try {
      await htmx.ajax('GET', element.dataset.poll, {
        source: element,
        target: element,
        swap: 'outerHTML',
      });
    } catch {
      // The same as an answer that is not put in.
    }
    if (element.isConnected) {
      wait(Math.min(LONGEST, 2 * time));
    } else if (document.getElementById(element.id)?.dataset.poll === undefined) {
      await ended();
    }
  }

  async function ended() {
    const { whole = `#${element.id}`, page = element.dataset.poll } = element.dataset;
    const before = document.querySelector(whole);
    if (element.dataset.whole && before) {
      const focused = before.contains(document.activeElement);
      await htmx.ajax('GET', page, { source: before, target: before, select: whole, swap: 'outerHTML' });
      if (focused && document.activeElement === document.body) {
        document.querySelector(whole)?.focus();
      }
    }
    const said = document.getElementById('said');
    if (said) {
      said.textContent = document.querySelector(whole)?.dataset.said ?? '';
    }
  }
}
