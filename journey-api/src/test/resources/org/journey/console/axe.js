// What axe finds of WCAG 2.2 at levels A and AA, as JSON. Where 'looks' is true, contrast is judged by two of all that look
// the same: it is most of the time that axe takes, and a table has a thousand cells of a kind.
async looks => {
  const CONTRAST = 'color-contrast';
  const asked = {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
    // Off in axe unless it is asked for.
    rules: {'target-size': {enabled: true}, [CONTRAST]: {enabled: !looks}},
    resultTypes: ['violations'],
  };

  // All that contrast depends on: letters, what lies behind them, and whether axe excuses what cannot be used.
  const look = element => {
    const style = getComputedStyle(element);
    const behind = [];
    for (let one = element; one; one = one.parentElement) {
      const own = getComputedStyle(one);
      behind.push(own.backgroundColor, own.backgroundImage, own.opacity, own.position, own.boxShadow);
    }
    const label = element.closest('label');
    const unused = [element, label && label.control]
      .some(one => one && one.matches(':disabled, [aria-disabled=true]'));
    return [element.tagName, unused, style.color, style.fontSize, style.fontWeight, style.textShadow, ...behind].join(' ');
  };

  // The first and the last of each look: of texts, and of what is typed and chosen.
  const ofEachLook = () => {
    const candidates = [...document.body.querySelectorAll('input:not([type=hidden]), select, textarea')];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.data.trim()) {
        candidates.push(texts.currentNode.parentElement);
      }
    }
    const first = new Map();
    const last = new Map();
    for (const element of candidates.filter(one => one.checkVisibility({visibilityProperty: true}))) {
      const its = look(element);
      if (!first.has(its)) {
        first.set(its, element);
      }
      last.set(its, element);
    }
    return [...new Set([...first.values(), ...last.values()])];
  };

  const results = (await window.axe.run(document, asked)).violations;
  const each = looks ? ofEachLook() : [];
  if (each.length > 0) {
    const contrast = {runOnly: {type: 'rule', values: [CONTRAST]}, resultTypes: ['violations']};
    results.push(...(await window.axe.run({include: each}, contrast)).violations);
  }
  return JSON.stringify(
    results.map(rule => ({
      id: rule.id,
      help: rule.help,
      nodes: rule.nodes.map(node => ({
        target: node.target.join(' '),
        html: node.html.slice(0, 200),
        why: node.failureSummary.replace(/\s+/g, ' '),
      })),
    })));
}
