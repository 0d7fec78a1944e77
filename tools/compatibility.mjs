// Freezes the support of HTML and CSS by mail clients from the npm package caniemail (MIT) as one table.
// usage: node tools/compatibility.mjs artifacts/judges/node_modules/caniemail > src/Digest.Render.Email/Compatibility/clients.tsv
import { readFileSync } from 'node:fs';
const folder = process.argv[2];
const { version } = JSON.parse(readFileSync(`${folder}/package.json`));
const { last_update_date: date, data } = JSON.parse(readFileSync(`${folder}/data/caniemail.json`));
// Word's engine is what Outlook on Windows is; its other programs are kinder.
const clients = { gmail: ['desktop-webmail', 'ios', 'android'], outlook: ['windows'], 'apple-mail': ['macos', 'ios'], thunderbird: ['macos', 'windows'], yahoo: ['desktop-webmail', 'ios', 'android'] };
const latest = versions => Object.entries(versions).at(-1)[1][0];
const worst = (stats, platforms) => {
  const found = platforms.flatMap(platform => stats?.[platform] ? [latest(stats[platform])] : []);
  return ['n', 'a', 'y'].find(one => found.includes(one)) ?? 'u';
};
const keys = ({ slug, category, title }) => {
  const special = {
    'html-h1-h6': [1, 2, 3, 4, 5, 6].map(level => `element h${level}`), 'html-lists': ['element ul', 'element ol', 'element dl', 'element li'], 'html-comments': ['comment'], 'html-doctype': ['doctype'],
    'html-semantics': ['article', 'aside', 'footer', 'header', 'main', 'nav', 'section', 'figure', 'figcaption', 'time', 'mark', 'details', 'summary'].map(name => `element ${name}`),
    'html-mailto-links': ['address mailto'], 'html-anchor-links': ['address #'], 'html-meta-color-scheme': ['meta color-scheme'], 'html-address': ['element address'],
    'html-background': ['attribute background'], 'html-image-maps': ['element map', 'element area'], 'html-base': ['element base'], 'html-srcset': ['attribute srcset', 'attribute sizes'],
    'css-important': ['important'], 'css-at-media': ['at media'], 'css-at-font-face': ['at font-face'], 'css-at-import': ['at import'], 'css-at-keyframes': ['at keyframes'], 'css-at-supports': ['at supports'],
    'css-at-media-prefers-color-scheme': ['media prefers-color-scheme'], 'css-variables': ['property --'], 'css-gap': ['property gap', 'property column-gap', 'property row-gap'],
    'css-left-right-top-bottom': ['property left', 'property right', 'property top', 'property bottom'], 'css-block-inline-size': ['property block-size', 'property inline-size'], 'css-color-scheme': ['property color-scheme'],
    'css-font': ['property font'], 'css-rgb': ['function rgb'], 'css-rgba': ['function rgba'], 'css-comments': [],
  };
  if (special[slug]) return special[slug];
  const element = /^<([a-z0-9]+)(?: type="[a-z]+")?>/.exec(title);
  if (category === 'html') return element ? [`element ${element[1]}`] : / attribute$/.test(title) ? [`attribute ${title.replace(/ attribute$/, '')}`] : [];
  if (category === 'image') return [`image ${slug.replace('image-', '')}`];
  if (category !== 'css') return [];
  if (/^css-unit-/.test(slug)) return [`unit ${title.split(' ')[0].replace('CSS', 'calc')}`];
  if (/^css-selector-/.test(slug)) return [`selector ${slug.replace('css-selector-', '')}`];
  if (/^css-pseudo-/.test(slug)) return [`pseudo ${title.replace(/^:+/, '')}`];
  if (/\(\)$/.test(title)) return [`function ${title.slice(0, -2)}`];
  const value = /^([a-z-]+): ?([a-z]+)$/.exec(title);
  if (value) return [`value ${value[1]}:${value[2]}`];
  const property = /^([a-z-]+)(?: property)? ?$/.exec(title);
  return property ? [`property ${property[1]}`] : [];
};
const seen = new Map();
for (const feature of data) for (const key of keys(feature)) if (!seen.has(key)) seen.set(key, Object.entries(clients).map(([family, platforms]) => worst(feature.stats[family], platforms)));
console.log(`# caniemail ${version} (MIT, https://www.caniemail.com), data of ${date.slice(0, 10)}; y supported, a in part, n not, u unknown; the worst of a client's programs`);
console.log(['feature', ...Object.keys(clients)].join('\t'));
for (const key of [...seen.keys()].sort()) console.log([key, ...seen.get(key)].join('\t'));
