'use strict';
/* Each entry: title, what it shows, how to call it, and what the answer must be. `live`: the body is shown as it arrives. `manual`: only on click. */
const groups = [
  ['First steps', [
    { title: 'Hello', what: 'A controller answers text.', path: '/Welcome' },
    { title: 'JSON', what: 'outputJson; the route that the benchmark measures.', path: '/Welcome/Json' },
    { title: 'Configuration', what: 'Values from config/params.php, merged with the environment’s directory.', path: '/Demo/GetMockIds' },
    { title: 'Names in URLs', what: 'get-mock-ids finds actionGetMockIds.', path: '/demo/get-mock-ids' },
    { title: 'Model from the object pool', what: 'getObject() with constructor arguments; cleaned and reused after the request.', path: '/Demo/GetMockFromModel' },
    { title: 'View', what: 'A PHP template with escaping.', path: '/Demo/TplView' },
  ]],
  ['Waiting without blocking', [
    { title: 'Parallel waits with yield', what: '100, 200 and 300 ms together take about 300 ms.', path: '/Coroutine/Parallel' },
    { title: 'The same without yield', what: 'go(), delay() and all() in plain functions.', path: '/Coroutine/Await' },
    { title: 'Nested coroutines', what: 'Ten generators deep, each waits 10 ms.', path: '/Coroutine/Nested' },
    { title: 'Exceptions cross coroutines', what: 'Thrown four generators down, caught at the top, with the true line.', path: '/Coroutine/Caught' },
    { title: 'Two seconds of sleep', what: 'The worker serves everybody else meanwhile.', path: '/Demo/Sleep' },
    { title: 'A wait with a deadline', what: 'yield gives false after 50 ms.', path: '/Errors/Timeout' },
  ]],
  ['Requests and responses', [
    { title: 'Echo of a GET', what: 'Query, headers, client address and log id.', path: '/Request/Echo?uid=1&tags[]=a&tags[]=b' },
    { title: 'Echo of a form', what: 'Body parsed by PHP’s rules.', path: '/Request/Echo', init: () => ({ method: 'POST', body: new URLSearchParams({ name: 'msf', 'list[x]': '1' }) }) },
    { title: 'Upload', what: 'A 300 KB file, streamed to disk while it arrives.', path: '/Request/Upload', init: () => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(300 * 1024)]), 'zeros.bin');
      return { method: 'POST', body: form };
    } },
    { title: 'Streaming', what: 'Ten pieces in 1.5 s; watch them arrive.', path: '/Request/Stream', live: true },
    { title: 'Cookie', what: 'Counts your visits.', path: '/Request/Cookie' },
    { title: 'Static file', what: 'sendfile, ETag, 304 and ranges: the first 60 bytes of the style sheet.', path: '/assets/demo.css', status: 206, init: () => ({ headers: { Range: 'bytes=0-59' } }) },
  ]],
  ['When things go wrong', [
    { title: 'Exception', what: 'A 500 for this request; the trace is in application.log.', path: '/Errors/Exception', status: 500 },
    { title: 'Exception behind a wait', what: 'The same, inside a coroutine.', path: '/Errors/InCoroutine', status: 500 },
    { title: 'No output', what: 'An action that answers nothing is a 501.', path: '/Errors/Nothing', status: 501 },
    { title: 'No such controller', what: 'A 404 that says what was looked for.', path: '/Nope', status: 404 },
    { title: 'No such action', what: 'And here the method.', path: '/Demo/Nope', status: 404 },
    { title: 'Fatal error', what: 'Out of memory: this request gets 500, a new worker takes over. Run it, then anything else.', path: '/Errors/Fatal', status: 500, manual: true },
  ]],
  ['Operation', [
    { title: 'Monitor', what: 'Workers, memory, requests per second. For local clients until monitor.allow names networks.', path: '/Monitor' },
  ]],
];

const el = (id) => document.getElementById(id);
const cards = [];

function show(card, ok, status, ms, type, body) {
  card.node.className = ok ? 'good' : 'bad';
  card.node.querySelector('.status').textContent = status;
  card.node.querySelector('.ms').textContent = ms + ' ms';
  card.node.querySelector('.type').textContent = type;
  card.node.querySelector('pre').textContent = body;
  card.ok = ok;
  el('passed').textContent = cards.filter((c) => c.ok).length;
}

function pretty(text, type) {
  if (!type.includes('json')) { return text; }
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch (e) { return text; }
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

async function run(card) {
  const { entry, node } = card;
  const start = performance.now();
  node.className = '';
  node.querySelector('.status').textContent = 'running';
  try {
    const response = await fetch(entry.path, { cache: 'no-store', ...(entry.init ? entry.init() : {}) });
    const pre = node.querySelector('pre');
    const text = await read(response, entry.live, (t) => { pre.textContent = t; pre.scrollTop = pre.scrollHeight; });
    const type = response.headers.get('content-type') || '';
    show(card, response.status === (entry.status || 200), response.status + ' ' + response.statusText, Math.round(performance.now() - start), type, pretty(text, type));
  } catch (e) {
    show(card, false, 'failed', Math.round(performance.now() - start), '', String(e));
  }
}

for (const [title, entries] of groups) {
  const section = document.createElement('section');
  section.append(Object.assign(document.createElement('h2'), { textContent: title }));
  const grid = Object.assign(document.createElement('div'), { className: 'cards' });
  for (const entry of entries) {
    const node = el('card').content.firstElementChild.cloneNode(true);
    const card = { entry, node, ok: false };
    node.querySelector('h3').textContent = entry.title;
    node.querySelector('.what').textContent = entry.what;
    const link = node.querySelector('a');
    const method = entry.init ? (entry.init().method || 'GET') : 'GET';
    link.textContent = method + ' ' + entry.path;
    link.href = entry.path;
    node.querySelector('button').addEventListener('click', () => run(card));
    if (entry.manual) { node.querySelector('.status').textContent = 'on click'; } else { cards.push(card); }
    grid.append(node);
  }
  section.append(grid);
  el('groups').append(section);
}
el('count').textContent = cards.length;
(async () => { for (const card of cards) { if (card.entry.path === '/Demo/Sleep') { run(card); } else { await run(card); } } })();
