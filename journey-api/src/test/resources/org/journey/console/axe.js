// What axe finds of WCAG 2.2 at levels A and AA, as JSON. With 'looks' given, contrast is judged by one of all that look
// the same: it is most of the time that axe takes, and a table has a thousand cells of a kind.
async looks => {
  const CONTRAST = 'color-contrast';
  const asked = {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
    // Off in axe unless it is asked for.
    rules: {'target-size': {enabled: true}, [CONTRAST]: {enabled: !looks}},
    resultTypes: ['violations'],
  };

  // All that contrast depends on: letters, and what lies behind them.
  const look = element => {
    const style = getComputedStyle(element);
    const behind = [];
    for (let one = element; one; one = one.parentElement) {
      const own = getComputedStyle(one);
      behind.push(own.backgroundColor, own.backgroundImage, own.opacity, own.position, own.boxShadow);
    }
    return [style.color, style.fontSize, style.fontWeight, style.textShadow, ...behind].join(' ');
  };

  const ofEachLook = () => {
    const found = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (texts.currentNode.data.trim() && element.checkVisibility({visibilityProperty: true})) {
        const its = look(element);
        if (!found.has(its)) {
          found.set(its, element);
        }
      }
    }
    return [...found.values()];
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
