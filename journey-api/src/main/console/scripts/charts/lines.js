import { axis, grid, legend, style, tooltip, written } from './look.js';

/** A line has so many marks, wherever it has more points. */
const MARKS = 20;

const DATE = /^\d{4}-\d{2}-\d{2}/;

/**
 * First column numbers or dates, or else categories in their order; each further one a series. As steps a value holds
 * until the next point, as a share that has not yet got there does. A gap stays a gap.
 */
export function lines({ headings, rows, unit }, { width }, steps) {
  const names = headings.slice(1);
  const points = rows.map((row) => row.point);
  const type = points.every((point) => DATE.test(point))
    ? 'time'
    : points.every((point) => point !== '' && Number.isFinite(Number(point.replace(/,/g, ''))))
      ? 'value'
      : 'category';
  const at = (row) => (type === 'value' ? Number(row.point.replace(/,/g, '')) : row.point);
  // Marks of one line stand beside those of another, not on them.
  const every = Math.max(1, Math.ceil(rows.length / MARKS));
  const shown = new Map(rows.map((row) => [String(at(row)), row.texts[0]]));
  return {
    grid: grid(names, width),
    legend: legend(names),
    tooltip: tooltip('axis', (items) =>
      [
        shown.get(String(items[0].value[0])) ?? String(items[0].value[0]),
        ...items.map((item) => `${item.seriesName}: ${written(item.value[1])}`),
      ].join('\n'),
    ),
    xAxis: axis(type, headings[0], { boundaryGap: false }),
    yAxis: axis('value', unit === '' && names.length === 1 ? names[0] : unit),
    series: names.map((name, series) => {
      const { color, dash, symbol } = style(series);
      return {
        type: 'line',
        name,
        step: steps ? 'end' : false,
        connectNulls: false,
        symbol,
        symbolSize: (_, { dataIndex }) => (dataIndex % every === series % every ? 9 : 0),
        showSymbol: true,
        showAllSymbol: true,
        itemStyle: { color },
        lineStyle: { color, type: dash, width: 2.5 },
        data: rows.map((row) => [at(row), row.numbers[series + 1]]),
      };
    }),
  };
}
