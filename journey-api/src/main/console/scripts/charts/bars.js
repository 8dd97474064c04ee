import { COLOURS, NARROW, TYPE, axis, grid, legend, nth, tooltip, wrapped, written } from './look.js';

/** First column the category, each further one a series. Lying bars where long names or little room want it. */
export function bars({ headings, rows, unit }, { width }) {
  const names = headings.slice(1);
  const categoriesSaid = rows.map((row) => said(row, names));
  const longest = Math.max(...categoriesSaid.map((text) => text.length));
  const lying = width < NARROW || longest * rows.length * 8 > width;
  const categories = axis('category', '', {
    data: categoriesSaid,
    inverse: lying,
    axisTick: { show: false },
    axisLabel: {
      ...TYPE,
      interval: 0,
      formatter: (text) => wrapped(text, lying ? Math.max(10, Math.round(width / 28)) : 18),
    },
  });
  const values = axis('value', unit === '' && names.length === 1 ? names[0] : unit);
  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: names.length > 1 } },
    grid: grid(names, width),
    legend: legend(names),
    tooltip: tooltip('item', (item) => `${item.name}\n${item.seriesName}: ${written(item.value)}`),
    xAxis: lying ? values : categories,
    yAxis: lying ? categories : values,
    series: names.map((name, series) => ({
      type: 'bar',
      name,
      barMaxWidth: 48,
      itemStyle: { color: nth(COLOURS, series) },
      label: {
        show: names.length === 1,
        position: lying ? 'right' : 'top',
        ...TYPE,
        formatter: (item) => written(item.value),
      },
      data: rows.map((row) => row.numbers[series + 1]),
    })),
  };
}

/** A category, with what of it is not drawn because it is suppressed: no bar would look like nought. */
function said({ texts, hidden }, names) {
  const which = names.filter((_, series) => hidden[series + 1]);
  if (which.length === 0) {
    return texts[0];
  }
  return names.length === 1 ? `${texts[0]}: suppressed` : `${texts[0]}: ${which.join(', ')} suppressed`;
}
