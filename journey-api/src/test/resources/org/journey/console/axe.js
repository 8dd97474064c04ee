// What axe finds of WCAG 2.2 at levels A and AA, as JSON.
async () => {
  const results = await window.axe.run(document, {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
    // Off in axe unless it is asked for.
    rules: {'target-size': {enabled: true}},
    resultTypes: ['violations'],
  });
  return JSON.stringify(
    results.violations.map(rule => ({
      id: rule.id,
      help: rule.help,
      nodes: rule.nodes.map(node => ({
        target: node.target.join(' '),
        html: node.html.slice(0, 200),
        why: node.failureSummary.replace(/\s+/g, ' '),
      })),
    })));
}
