// A map of regions without tiles: <figure class="map" data-map="ID"> with <div class="plot"> and a list of the same regions beside it.
// <script type="application/json" id="ID">
//   {"geojson": "/map/yunxiu.json", "code": "code", "name": "name",
//    "regions": {"990102": {"light": "behind", "word": "滞后", "text": "3 项滞后", "href": "/cockpit?region=990102"}}}
// "points": "/cases/points.json" adds points, or stands alone without "geojson": features with the properties name, light, text, href and, for the style sheet, kind.
// The list is what a keyboard or a screen reader uses first; the shapes can be reached by Tab as well.
import { words } from './words.js';

const BASE = new URL('../webjars/leaflet/dist/', import.meta.url);
const LIGHTS = new Set(['completed', 'on_schedule', 'behind', 'overdue', 'met', 'on_track', 'at_risk', 'missed', 'none']);
const drawn = new WeakSet();
let library;

function load() {
  // The sheet before our own, so that ours has the last word; and before the first label, whose place depends on it.
  library ??= Promise.all([
    arrive('link', { rel: 'stylesheet', href: new URL('leaflet.css', BASE).href }),
    arrive('script', { src: new URL('leaflet.js', BASE).href }),
  ]).then(() => window.L);
  return library;
}

function arrive(tag, properties) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = done;
    element.onerror = () => failed(new Error(element.src || element.href));
    document.head.prepend(element);
  });
}

/** The light's shape, so that a region is not told by colour alone. */
function mark(light) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${new URL('icons.svg', import.meta.url).href}#light-${LIGHTS.has(light) ? light : 'none'}`);
  svg.append(use);
  return svg;
}

async function geojson(address) {
  if (!address) return { type: 'FeatureCollection', features: [] };
  const answer = await fetch(address, { headers: { Accept: 'application/geo+json, application/json' } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Points are circles in the colour of their light; their name is read out and shown when pointed at. */
function pointed(L, features) {
  return L.geoJSON(features, {
    pointToLayer: (feature, at) => {
      const light = LIGHTS.has(feature.properties.light) ? feature.properties.light : 'none';
      return L.circleMarker(at, { radius: light === 'overdue' || light === 'missed' ? 8 : 6, className: `point region ${feature.properties.kind ?? ''} ${light}` });
    },
    onEachFeature: (feature, shape) => {
      const { name, text, light, href } = feature.properties;
      const label = document.createElement('span');
      label.className = `light ${light}`;
      label.append(mark(light), [name, text].filter(Boolean).join(' · '));
      shape.bindTooltip(label, { className: 'region-name' });
      const go = () => { if (href) location.assign(href); };
      shape.on('click', go);
      shape.on('add', () => {
        const path = shape.getElement?.();
        if (!path) return;
        path.setAttribute('role', href ? 'link' : 'img');
        path.setAttribute('tabindex', '0');
        path.setAttribute('aria-label', [name, text].filter(Boolean).join(' · '));
        path.addEventListener('keydown', (event) => { if (event.key === 'Enter') go(); });
      });
    },
  });
}

/** Moves names that lie upon each other apart, upwards or downwards. */
function part(L, layer) {
  const placed = [];
  layer.eachLayer((shape) => {
    const label = shape.getTooltip();
    const element = label?.getElement();
    if (!element) return;
    let down = 0;
    const move = () => {
      label.options.offset = L.point(0, down);
      label.update();
      return element.getBoundingClientRect();
    };
    let box = move();
    const upon = () => placed.find((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
    for (let other = upon(), tries = 0; other && tries < 8; other = upon(), tries++) {
      down += box.top + box.bottom < other.top + other.bottom ? other.top - box.bottom - 1 : other.bottom - box.top + 1;
      box = move();
    }
    placed.push(box);
  });
}

async function drawOne(figure) {
  if (drawn.has(figure)) return;
  const source = document.getElementById(figure.dataset.map);
  const plot = figure.querySelector('.plot');
  if (!source || !plot) return;
  drawn.add(figure);
  const given = JSON.parse(source.textContent);
  const code = given.code ?? 'code';
  const name = given.name ?? 'name';
  try {
    const [L, shapes, points] = await Promise.all([load(), geojson(given.geojson), geojson(given.points)]);
    const map = L.map(plot, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, keyboard: true, zoomAnimation: false, fadeAnimation: false });
    const layer = L.geoJSON(shapes, {
      style: (feature) => {
        const light = given.regions[String(feature.properties[code])]?.light ?? 'none';
        return { className: `region ${LIGHTS.has(light) ? light : 'none'}`, stroke: true, fill: true };
      },
      onEachFeature: (feature, shape) => {
        const region = given.regions[String(feature.properties[code])] ?? {};
        const label = document.createElement('span');
        label.className = `light ${region.light ?? 'none'}`;
        label.append(mark(region.light ?? 'none'), feature.properties[name]);
        shape.bindTooltip(label, { permanent: true, direction: 'center', className: 'region-name' });
        const go = () => { if (region.href) location.assign(region.href); };
        shape.on('click', go);
        shape.on('add', () => {
          const path = shape.getElement?.();
          if (!path) return;
          path.setAttribute('role', region.href ? 'link' : 'img');
          path.setAttribute('tabindex', '0');
          path.setAttribute('aria-label', [feature.properties[name], region.word, region.text].filter(Boolean).join(' · '));
          path.addEventListener('keydown', (event) => { if (event.key === 'Enter') go(); });
        });
      },
    }).addTo(map);
    // Leaflet fixes stroke and fill as attributes; the style sheet's rules stand above attributes.
    const marks = pointed(L, points).addTo(map);
    const bounds = layer.getBounds().isValid() ? layer.getBounds() : marks.getBounds();
    if (!bounds.isValid()) throw new Error('nothing to draw');
    const fit = () => {
      map.fitBounds(bounds, { padding: [12, 12], maxZoom: 14, animate: false });
      part(L, layer);
    };
    fit();
    let width = plot.clientWidth;
    new ResizeObserver(() => {
      if (plot.clientWidth === width) return;
      width = plot.clientWidth;
      map.invalidateSize({ animate: false });
      fit();
    }).observe(plot);
  } catch (missing) {
    console.error('map: not drawn', missing.message);
    plot.textContent = words.noMap;
  }
}

/** Draws the maps within a part of the page that are not drawn yet. */
export function draw(part = document) {
  if (part instanceof Element && part.matches('figure.map[data-map]')) drawOne(part);
  part.querySelectorAll('figure.map[data-map]').forEach(drawOne);
}
