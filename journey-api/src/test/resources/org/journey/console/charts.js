// What is wrong with the page's charts, as JSON: a list of lines. Each names a table, and is drawn if there are numbers in it.
async () => {
  const charts = [...document.querySelectorAll('.journey-chart')];
  const found = charts.length === 0 ? ['there is no chart'] : [];
  const drawn = chart => chart.querySelector('canvas');
  const tableOf = chart => document.getElementById(chart.dataset.table);
  const hasNumbers = chart =>
    [...tableOf(chart).querySelectorAll('tbody td')].some(cell => /^\s*[1-9]/.test(cell.textContent));
  for (const chart of charts) {
    if (!tableOf(chart) || !tableOf(chart).matches('table')) {
      return JSON.stringify([`no table is named ${chart.dataset.table}`]);
    }
  }
  const wanted = charts.filter(hasNumbers);
  const end = Date.now() + 10_000;
  while (Date.now() < end && !wanted.every(drawn)) {
    await new Promise(done => setTimeout(done, 50));
  }
  if (wanted.length === 0) {
    found.push('no chart has numbers to draw');
  }
  for (const chart of wanted.filter(one => !drawn(one))) {
    found.push(`the chart of ${chart.dataset.table} is not drawn`);
  }
  return JSON.stringify(found);
}
