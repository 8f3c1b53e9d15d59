'use strict';
/* The features are in features.json: how each is called, and what its answer must be. tests/e2e/test_demo.py holds the server against the same table. */
const el = (id) => document.getElementById(id);
const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
const cards = [];

/** How fetch() sends what an item, or a step before it, describes. */
function request(item) {
  const init = { method: item.method || 'GET', headers: { ...item.headers }, cache: 'no-store' };
  if (item.form) { init.body = new URLSearchParams(item.form); }
  if (item.json) {
    init.headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(item.json);
  }
  if (item.upload) {
    init.body = new FormData();
    init.body.append('file', new Blob([new Uint8Array(item.upload)]), 'zeros.bin');
  }
  return init;
}

/** The same for a terminal. */
function curl(item) {
  const quote = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'");
  const words = ['curl'];
  if (item.live) { words.push('-N'); }
  if (item.method && !(item.method === 'POST' && (item.form || item.json || item.upload))) { words.push('-X', item.method); }
  for (const [name, value] of Object.entries(item.headers || {})) { words.push('-H', quote(name + ': ' + value)); }
  for (const [name, value] of Object.entries(item.form || {})) { words.push('-d', quote(name + '=' + value)); }
  if (item.json) { words.push('-H', "'Content-Type: application/json'", '-d', quote(JSON.stringify(item.json))); }
  if (item.upload) { words.push('-F', 'file=@README.md'); }
  if (/[[\]]/.test(item.path)) { words.push('-g'); }
  return [...words, quote(location.origin + item.path)].join(' ');
}

/** What is wrong with an answer; nothing: ''. */
function verdict(item, response, text) {
  const status = item.status || 200;
  if (response.status !== status) { return `expected status ${status}`; }
  if (item.match && !new RegExp(item.match, 's').test(text)) { return `expected /${item.match}/`; }
  for (const [name, pattern] of Object.entries(item.header || {})) {
    if (!new RegExp(pattern).test(response.headers.get(name) || '')) { return `expected ${name}: /${pattern}/`; }
  }
  return '';
}

/** What is shown of an answer: JSON indented, or only the part that matters. */
function display(item, response, text) {
  const json = (response.headers.get('content-type') || '').includes('json');
  if (item.show) {
    const part = (text.match(new RegExp(item.show, 's')) || [text])[0];
    try { return json ? JSON.parse(`"${part}"`) : part; } catch (e) { return part; }
  }
  const head = Object.keys(item.header || {}).map((name) => `${name}: ${response.headers.get(name)}\n`).join('');
  let body = text;
  if (json) {
    try { body = JSON.stringify(JSON.parse(text), null, 2); } catch (e) { /* several documents, one a line */ }
  }
  return head + body || '(no body)';
}

async function read(response, live, onText) {
  if (!live) { return response.text(); }
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) { return text; }
    text += decoder.decode(value, { stream: true });
    onText(text);
  }
}

function show(card, problem, status, ms, type, body) {
  const { node } = card;
  node.className = problem ? 'bad' : 'good';
  node.querySelector('.status').textContent = (problem ? '✗ ' : '✓ ') + status;
  node.querySelector('.ms').textContent = ms + ' ms';
  node.querySelector('.type').textContent = problem || type;
  node.querySelector('.type').title = problem || type;
  node.querySelector('.answer').textContent = body;
  card.ok = !problem;
  total();
}

function total() {
  const counted = cards.filter((c) => !c.item.manual);
  const done = counted.filter((c) => 'ok' in c);
  el('passed').textContent = counted.filter((c) => c.ok).length;
  el('count').textContent = counted.length;
  document.querySelector('.totals').classList.toggle('bad', done.some((c) => !c.ok));
  document.body.dataset.done = done.length === counted.length ? 'yes' : 'no';
}

async function steps(card) {
  for (const step of card.item.first || []) {
    for (let i = 1; i <= (step.times || 1); i++) {
      await (await fetch(step.path, request(step))).text();
      if (i % 100 === 0) { card.node.querySelector('.status').textContent = i + ' of ' + step.times; }
    }
  }
}

async function run(card) {
  const { item, node } = card;
  const answer = node.querySelector('.answer');
  node.className = '';
  node.querySelector('.status').textContent = 'running';
  let start = performance.now();
  try {
    await steps(card);
    start = performance.now();
    const response = await fetch(item.path, request(item));
    const text = await read(response, item.live, (t) => { answer.textContent = t; answer.scrollTop = answer.scrollHeight; });
    const ms = Math.round(performance.now() - start);
    show(card, verdict(item, response, text), `${response.status} ${response.statusText}`, ms, response.headers.get('content-type') || '', display(item, response, text));
  } catch (e) {
    show(card, 'no answer', 'failed', Math.round(performance.now() - start), '', String(e));
  }
}

/** The code is fetched when it is asked for, from the files that are running. */
async function code(details, names) {
  if (details.dataset.loaded) { return; }
  details.dataset.loaded = 'yes';
  for (const name of names) {
    const text = await (await fetch('/Source?of=' + encodeURIComponent(name))).text();
    const [place, ...lines] = text.split('\n');
    details.append(make('p', { className: 'place', textContent: place }), make('pre', { tabIndex: 0, textContent: lines.slice(1).join('\n').trimEnd() }));
  }
}

function build(item) {
  const node = el('card').content.firstElementChild.cloneNode(true);
  const card = { item, node };
  const method = item.method || 'GET';
  node.querySelector('h3').textContent = item.title;
  node.querySelector('.what').textContent = item.what;
  const link = node.querySelector('.call a');
  const label = method + ' ' + item.path;
  if (method === 'GET') { Object.assign(link, { textContent: label, href: item.path }); } else { link.replaceWith(make('span', { textContent: label })); }
  node.querySelector('.curl').textContent = curl(item);
  node.querySelector('button').setAttribute('aria-label', 'Run: ' + item.title);
  node.querySelector('button').addEventListener('click', () => run(card));
  const details = node.querySelector('details');
  details.addEventListener('toggle', () => { if (details.open) { code(details, item.code || []); } });
  if (item.manual) { node.querySelector('.status').textContent = 'on click'; }
  cards.push(card);
  return node;
}

async function main() {
  const groups = await (await fetch('/assets/features.json')).json();
  for (const { title, items } of groups) {
    const id = title.toLowerCase().replaceAll(/\W+/g, '-');
    el('themes').append(make('a', { href: '#' + id, textContent: title }));
    el('groups').append(make('section', { id }, make('h2', { textContent: title }), make('div', { className: 'cards' }, ...items.map(build))));
  }
  total();
  for (const card of cards.filter((c) => !c.item.manual)) {
    if (card.item.aside) { run(card); } else { await run(card); }
  }
}

main().catch((e) => { el('groups').append(make('p', { className: 'bad', textContent: 'The table of features did not load: ' + e })); });
