// What every page of the console loads. Each page works without it.

import htmx from 'htmx.org';
import { Button, ErrorSummary, NotificationBanner, SkipLink, createAll } from 'nhsuk-frontend';
import { chooseByTyping } from './console/choose.js';
import { poll } from './console/poll.js';
import { slide } from './console/slider.js';
import { submitOnce } from './console/submit.js';

Object.assign(htmx.config, {
  // Nothing inline and nothing evaluated: the page's security policy would refuse it.
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  // Pages hold people's data: none is kept in the browser's storage.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

// nhsuk-frontend's styles and scripts ask for this.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

function enhance(root) {
  for (const component of [Button, NotificationBanner]) {
    createAll(component, undefined, root);
  }
  root.querySelectorAll('[data-script-only]').forEach((element) => element.removeAttribute('hidden'));
  root.querySelectorAll('input[type=range][data-days-from][data-target]').forEach(slide);
  const polled = [...root.querySelectorAll('[data-poll]')];
  if (root instanceof Element && root.matches('[data-poll]')) {
    polled.unshift(root);
  }
  polled.forEach((element) => poll(htmx, element));
}

// Not the header's: the menu goes into further lines where it is narrow (styles/_page.scss), and has no "More".
for (const component of [SkipLink, ErrorSummary]) {
  createAll(component);
}
submitOnce(document);
chooseByTyping(document);
enhance(document);
// What htmx has put into the page since. It says so of the whole page, too, as it starts.
document.addEventListener('htmx:load', (event) => {
  if (event.target !== document.body) {
    enhance(event.target);
  }
});
