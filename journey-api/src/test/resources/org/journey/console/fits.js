// What does not fit the window, as JSON: a list of lines, empty if all does.
() => {
  const root = document.scrollingElement;
  const width = root.clientWidth;
  const found = [];

  const named = element => {
    const id = element.id ? '#' + element.id : '';
    const classes = [...element.classList].map(one => '.' + one).join('');
    const text = (element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 60);
    return `<${element.tagName.toLowerCase()}${id}${classes}> "${text}"`;
  };

  const ancestors = function* (element) {
    for (let one = element; one && one !== root; one = one.parentElement) {
      yield one;
    }
  };

  // Text for screen readers alone is clipped to next to nothing.
  const forListeners = element => {
    for (const one of ancestors(element)) {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if ((box.width <= 2 || box.height <= 2) && style.overflow !== 'visible') {
        return true;
      }
    }
    return false;
  };

  // The nearest ancestor that scrolls or cuts off what is in it.
  const frame = element => {
    for (const one of ancestors(element)) {
      if (one === document.body) {
        return null;
      }
      // Drawings are scaled to their box as a whole: they cut off nothing of their own.
      if (one instanceof SVGElement) {
        continue;
      }
      const overflow = getComputedStyle(one).overflowX;
      if (overflow !== 'visible' && getComputedStyle(one).display !== 'inline') {
        return {element: one, scrolls: overflow === 'auto' || overflow === 'scroll'};
      }
    }
    return null;
  };

  if (root.scrollWidth > width) {
    found.push(`it scrolls sideways: ${root.scrollWidth} px are taken, ${width} px are there`);
    [...document.body.querySelectorAll('*')]
      .filter(one => one.getBoundingClientRect().right > width + 1)
      .filter(one => !(frame(one) || {scrolls: false}).scrolls)
      .slice(-5)
      .forEach(one => found.push('too wide: ' + named(one)));
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || seen.has(element)
        || !element.checkVisibility({visibilityProperty: true}) || forListeners(element)) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(text);
    const around = frame(element);
    const edge = around && around.element.getBoundingClientRect();
    for (const box of range.getClientRects()) {
      if (box.width === 0 || box.right <= 0 || box.bottom + window.scrollY <= 0) {
        continue;
      }
      if (around && around.scrolls) {
        continue;
      }
      if (box.left < -1 || box.right > width + 1) {
        seen.add(element);
        found.push('text beyond the window: ' + named(element));
        break;
      }
      // A letter's box is higher than the letter.
      const slack = box.height / 4;
      if (edge && (box.left < edge.left - 2 || box.right > edge.right + 2
          || box.top < edge.top - slack || box.bottom > edge.bottom + slack)) {
        seen.add(element);
        found.push('text cut off: ' + named(element) + ' by ' + named(around.element));
        break;
      }
    }
  }
  return JSON.stringify(found);
}
