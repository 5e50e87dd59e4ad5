// Charts: <figure class="chart" data-chart="ID" data-label="…"> with <div class="plot">, a button [data-toggle] and a <table>; the
// option of ECharts, without colours, stands in <script type="application/json" id="ID">. Colours come from the style sheet, so a chart
// follows light and dark. An item may name a state: {"value": 3, "state": "overdue"}; a series too: {"type": "bar", "state": "behind"}.
import { words } from './words.js';

const LIBRARY = new URL('../webjars/echarts/echarts.common.min.js', import.meta.url).href;
const STATES = {
  completed: '--done', met: '--done', done: '--done', on_schedule: '--good', on_track: '--good', good: '--good',
  behind: '--warn', at_risk: '--warn', warn: '--warn', overdue: '--bad', missed: '--bad', bad: '--bad', none: '--none', plan: '--ink-3',
};
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [12, 4], [2, 5]];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const charts = new Map();
let library;

function load() {
  library ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.onload = () => done(window.echarts);
    script.onerror = () => failed(new Error(LIBRARY));
    document.head.append(script);
  });
  return library;
}

function coloured(option) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const size = parseFloat(style.fontSize);
  const axis = (a) => a && [a].flat().map((one) => ({
    ...one,
    axisLine: { ...one.axisLine, lineStyle: { color: colour('--line-strong') } },
    axisTick: { show: false, ...one.axisTick },
    axisLabel: { color: colour('--ink-2'), fontSize: size * 0.75, hideOverlap: true, ...one.axisLabel },
    nameGap: 10, nameTextStyle: { color: colour('--ink-3'), fontSize: size * 0.75, align: 'left', ...one.nameTextStyle },
    splitLine: { show: one.type === 'value', ...one.splitLine, lineStyle: { color: colour('--line') } },
  }));
  const item = (d) => (d?.state ? { ...d, itemStyle: { ...d.itemStyle, color: colour(STATES[d.state]) } } : d);
  const series = [option.series ?? []].flat().map((s, i) => {
    const own = s.state ? colour(STATES[s.state]) : undefined;
    return {
      ...s,
      ...(s.type === 'line' ? { symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 6 } : {}),
      ...(s.type === 'bar' ? { barMaxWidth: size * 1.5 } : {}),
      ...(own ? { color: own } : {}),
      lineStyle: { width: 2, type: DASHES[i % DASHES.length], ...s.lineStyle },
      label: { color: colour('--ink'), fontSize: size * 0.75, ...s.label },
      itemStyle: { ...(s.type === 'pie' ? { borderColor: colour('--surface'), borderWidth: 1 } : {}), ...s.itemStyle },
      data: s.data?.map(item),
    };
  });
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: [1, 2, 3, 4, 5, 6].map((n) => colour(`--series-${n}`)),
    textStyle: { fontFamily: style.getPropertyValue('--font'), color: colour('--ink'), fontSize: size * 0.75 },
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    ...option,
    ...(option.xAxis ? { xAxis: axis(option.xAxis) } : {}),
    ...(option.yAxis ? { yAxis: axis(option.yAxis) } : {}),
    legend: option.legend === undefined && series.length < 2 ? undefined
      : { type: 'scroll', top: 0, right: 0, left: size * 5, align: 'left', icon: 'roundRect', itemWidth: 14, itemHeight: 8, textStyle: { color: colour('--ink-2'), fontSize: size * 0.75 }, ...option.legend },
    // richText: the html tooltip writes style attributes, which the content security policy refuses.
    tooltip: { trigger: option.xAxis ? 'axis' : 'item', renderMode: 'richText', confine: true, backgroundColor: colour('--surface'), borderColor: colour('--line-strong'), borderWidth: 1, textStyle: { color: colour('--ink'), fontSize: size * 0.8125 }, ...option.tooltip },
    aria: { enabled: true, decal: { show: false }, ...option.aria },
    series,
  };
}

function show(figure, table) {
  const plot = figure.querySelector('.plot');
  const grid = figure.querySelector('.table, table');
  const button = figure.querySelector('[data-toggle]');
  if (grid) grid.hidden = !table;
  plot.hidden = table;
  if (button) {
    button.textContent = table ? words.plot : words.table;
    button.setAttribute('aria-expanded', String(table));
  }
  if (!table) charts.get(figure)?.chart?.resize();
}

async function drawOne(figure) {
  if (charts.has(figure)) return;
  const source = document.getElementById(figure.dataset.chart);
  const plot = figure.querySelector('.plot');
  if (!source || !plot) return;
  charts.set(figure, {});
  let echarts;
  try {
    echarts = await load();
  } catch (missing) {
    console.error('charts: library not loaded', missing.message);
    show(figure, true);
    plot.textContent = words.noChart;
    return;
  }
  const option = JSON.parse(source.textContent);
  show(figure, false);
  const chart = echarts.init(plot, null, { renderer: 'canvas' });
  chart.setOption(coloured(option));
  charts.set(figure, { chart, option });
  plot.setAttribute('role', 'img');
  if (figure.dataset.label) plot.setAttribute('aria-label', figure.dataset.label);
  // Every figure leads to its list: an item may carry {"href": "/tasks?…"}.
  chart.on('click', (event) => { if (event.data?.href) location.assign(event.data.href); });
  figure.querySelector('[data-toggle]')?.addEventListener('click', () => show(figure, !plot.hidden));
  new ResizeObserver(() => { if (!plot.hidden) chart.resize(); }).observe(plot);
}

/** Draws the figures within a part of the page that are not drawn yet. */
export function draw(part = document) {
  for (const [figure, { chart }] of charts) {
    if (!figure.isConnected) {
      chart?.dispose();
      charts.delete(figure);
    }
  }
  if (part instanceof Element && part.matches('figure.chart[data-chart]')) drawOne(part);
  part.querySelectorAll('figure.chart[data-chart]').forEach(drawOne);
}

// On paper a chart is a picture: what was drawn for the screen would run over what stands beside it.
addEventListener('beforeprint', () => {
  for (const [figure, { chart }] of charts) {
    const plot = figure.querySelector('.plot');
    if (!chart || plot.hidden) continue;
    plot.querySelector('.printed')?.remove();
    plot.append(Object.assign(new Image(), { className: 'printed', alt: '', src: chart.getDataURL({ pixelRatio: 2, backgroundColor: '#ffffff' }) }));
  }
});
addEventListener('afterprint', () => document.querySelectorAll('.plot > .printed').forEach((picture) => picture.remove()));

document.addEventListener('shanshui:theme', () => {
  for (const { chart, option } of charts.values()) chart?.setOption(coloured(option), true);
});
