// Follows the Tab key through a page; answers as JSON. 'begin' goes to the page's start, 'stop' says
// what is wrong where the key has come to and whether that is the end, 'missed' what it never came to.
action => {
  const INTERACTIVE =
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, '
    + '[contenteditable]:not([contenteditable=false]), [tabindex]:not([tabindex^="-"]), '
    + '[role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], '
    + '[role=menuitem], [role=slider], [role=combobox], [role=textbox]';
  const SHOWN = [
    'outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'color',
    'borderTopColor', 'borderTopWidth', 'borderBottomColor', 'borderBottomWidth',
    'textDecorationLine', 'textDecorationColor', 'textDecorationThickness', 'stroke', 'strokeWidth',
  ];

  const named = element => {
    const id = element.id ? '#' + element.id : '';
    const label = element.getAttribute('aria-label') || element.getAttribute('name')
      || (element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 60);
    return `<${element.tagName.toLowerCase()}${id}> "${label}"`;
  };

  // What Enter presses in a form's fields, where another button than the one people see is the first: its twin is seen.
  const standsIn = element =>
    element.matches('button[aria-hidden=true][tabindex="-1"]')
      && [...(element.form?.querySelectorAll('button:not([aria-hidden])') ?? [])]
        .some(twin => twin.textContent === element.textContent);

  const usable = element =>
    !standsIn(element) && !element.matches(':disabled') && !element.closest('[inert]')
      && element.checkVisibility({visibilityProperty: true})
      && (element.tagName !== 'SUMMARY' || element.parentElement.querySelector('summary') === element);

  // How it looks, with what stands for it: a radio button is drawn by its label.
  const looks = element =>
    [element, ...(element.labels || []), element.parentElement]
      .filter(one => one)
      .flatMap(one => [null, '::before', '::after'].map(part => getComputedStyle(one, part)))
      .map(style => SHOWN.map(name => style[name]).join(' '))
      .join('\n');

  const inSight = element => {
    for (const box of element.getClientRects()) {
      for (const across of [0.05, 0.5, 0.95]) {
        for (const down of [0.1, 0.5, 0.9]) {
          const hit = document.elementFromPoint(
            box.left + box.width * across, box.top + box.height * down);
          if (hit && (element.contains(hit) || [...(element.labels || [])].some(l => l.contains(hit)))) {
            return true;
          }
        }
      }
    }
    return false;
  };

  const group = element =>
    element.matches('input[type=radio]') && element.name
      ? [...document.querySelectorAll('input[type=radio]')]
        .filter(one => one.name === element.name && one.form === element.form)
      : [element];

  const begin = () => {
    const body = document.body;
    if (document.activeElement && document.activeElement !== body) {
      document.activeElement.blur();
    }
    body.tabIndex = -1;
    body.focus({preventScroll: true});
    body.blur();
    body.removeAttribute('tabindex');
    const elements = [...document.querySelectorAll(INTERACTIVE)].filter(usable);
    window.journeyReach = {
      elements: elements,
      before: new Map(elements.map(one => [one, looks(one)])),
      met: new Set(),
      last: null,
    };
    return elements.length;
  };

  const stop = () => {
    const reach = window.journeyReach;
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) {
      return {end: true, troubles: []};
    }
    if (element === reach.last) {
      // A date has three parts, and the key stops at each.
      const parts = element.matches('input[type^=date], input[type=time], input[type=month]');
      return {end: !parts, troubles: parts ? [] : ['the key does not get on from ' + named(element)]};
    }
    if (reach.met.has(element)) {
      const first = reach.met.values().next().value === element;
      return {end: true, troubles: first ? [] : ['the key comes back to ' + named(element)]};
    }
    const troubles = [];
    const style = getComputedStyle(element);
    const before = reach.before.get(element);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    if (before === undefined ? !outlined : looks(element) === before) {
      troubles.push('looks no different in focus: ' + named(element));
    }
    if (!inSight(element)) {
      troubles.push('out of sight in focus: ' + named(element));
    }
    reach.met.add(element);
    reach.last = element;
    return {end: false, troubles: troubles};
  };

  const missed = () => {
    const reach = window.journeyReach;
    const there = reach.elements.filter(one => one.isConnected && usable(one));
    return [
      ...there.filter(one => one.tabIndex > 0).map(one => 'out of order: ' + named(one)),
      ...there.filter(one => one.tabIndex <= 0)
        .filter(one => !group(one).some(other => reach.met.has(other)))
        .map(one => 'the key never comes to ' + named(one)),
    ];
  };

  return JSON.stringify({begin: begin, stop: stop, missed: missed}[action]());
}
