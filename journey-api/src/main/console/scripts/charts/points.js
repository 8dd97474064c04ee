import { COLOURS, NARROW, SYMBOLS, TYPE, axis, grid, legend, nth, short, tooltip, wrapped, written } from './look.js';

/** Between the points of one row, in CSS pixels: those of equal values stand above each other. */
const APART = 11;

/**
 * First column the category, each further one a series: a point for each number, in the row of its category. Nothing
 * joins them, as the numbers of one row are of other people than those of the next.
 */
export function points({ headings, rows, unit }, { width }) {
  const names = headings.slice(1);
  const narrow = width < NARROW;
  const categories = rows.map(({ texts }) => (narrow ? short(texts[0]) : texts[0]));
  const line = narrow ? 10 : Math.round(width / 28);
  return {
    grid: grid(names, width),
    legend: { ...legend(names), itemWidth: 14 },
    tooltip: tooltip('item', ({ dataIndex, seriesName, value }) =>
      [rows[dataIndex].texts[0], `${seriesName}: ${written(value[0])} ${unit}`].join('\n'),
    ),
    xAxis: axis('value', unit, { splitNumber: narrow ? 2 : 5 }),
    yAxis: axis('category', '', {
      data: categories,
      inverse: true,
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: '#d8dde0' } },
      axisLabel: { ...TYPE, interval: 0, formatter: (text) => wrapped(text, line) },
    }),
    series: names.map((name, series) => ({
      type: 'scatter',
      name,
      symbol: nth(SYMBOLS, series),
      symbolSize: 11,
      symbolOffset: [0, (series - (names.length - 1) / 2) * APART],
      itemStyle: { color: nth(COLOURS, series), opacity: 1 },
      data: rows.map(({ numbers }, row) => [numbers[series + 1], row]),
    })),
  };
}
