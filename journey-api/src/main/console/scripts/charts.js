// Draws each chart from the table beside it, so that the numbers of both are the same.
//
// <div class="journey-chart" data-chart="bar" data-table="ID" role="img" aria-label="…"></div>
//
// Without this script, or where a chart cannot be drawn, the place stays hidden and the table says all.

import { init, use } from 'echarts/core';
import { BarChart, GraphChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { bars } from './charts/bars.js';
import { flow } from './charts/flow.js';
import { lines } from './charts/lines.js';
import { map } from './charts/map.js';
import { points } from './charts/points.js';
import { common } from './charts/look.js';
import { readTable } from './charts/table.js';

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GraphChart,
  GridComponent,
  LegendComponent,
  LineChart,
  SankeyChart,
  ScatterChart,
  TooltipComponent,
]);

const DRAWN = 'journey-chart--drawn';
const KINDS = {
  bar: bars,
  graph: map,
  line: (data, size) => lines(data, size, false),
  points,
  sankey: flow,
  steps: (data, size) => lines(data, size, true),
};

/** Draws the place's chart, and again whenever its size changes. */
function draw(place) {
  const kind = KINDS[place.dataset.chart];
  const table = document.getElementById(place.dataset.table);
  if (!kind || !(table instanceof HTMLTableElement) || place.classList.contains(DRAWN)) {
    return;
  }
  const data = { ...readTable(table), unit: place.dataset.unit ?? '', least: Number(place.dataset.least ?? 0) };
  if (data.rows.length === 0) {
    return;
  }
  const hidden = suppressed(place.dataset.chart, data.rows);
  place.classList.add(DRAWN);
  let chart;
  try {
    chart = init(place, null, { renderer: 'canvas' });
    show(chart, kind, data, place);
  } catch (error) {
    chart?.dispose();
    place.classList.remove(DRAWN);
    console.warn('A chart could not be drawn; its table says the same.', error);
    return;
  }
  if (hidden > 0) {
    const note = document.createElement('p');
    note.className = 'journey-chart-note';
    note.textContent = hidden === 1 ? '1 number is suppressed and not drawn.' : `${hidden} numbers are suppressed and not drawn.`;
    place.after(note);
  }
  const observer = new ResizeObserver(() => {
    if (!place.isConnected) {
      observer.disconnect();
      chart.dispose();
    } else if (place.clientWidth > 0 && place.clientWidth !== chart.getWidth()) {
      chart.resize();
      show(chart, kind, data, place);
    }
  });
  observer.observe(place);
}

/** How many numbers that the chart would draw are not told. */
function suppressed(kind, rows) {
  const links = kind === 'sankey' || kind === 'graph';
  return rows.flatMap(({ hidden }) => (links ? hidden.slice(2, 3) : hidden.slice(1))).filter(Boolean).length;
}

/** A kind may say how high it is; then its place is as high. */
function show(chart, kind, data, place) {
  const size = { width: place.clientWidth, height: place.clientHeight };
  const { height, ...options } = kind(data, size);
  if (height !== undefined) {
    place.style.height = `${height}px`;
    chart.resize();
  }
  chart.setOption({ ...common(), ...options }, { notMerge: true });
}

function drawAll(root) {
  root.querySelectorAll('.journey-chart[data-chart]').forEach(draw);
}

drawAll(document);
// What htmx has put into the page since.
document.addEventListener('htmx:load', (event) => drawAll(event.target));
