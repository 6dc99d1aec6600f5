/** The page that sends what a plan asks for, in every way in which a page can send it. No test code runs inside it. */
export const PAGE = `<!doctype html><meta charset="utf-8"><title>Conformance</title><link rel="icon" href="data:,"><script src="/script.js"></script>`;

/** `send(plan, url)` resolves when the request is settled, however it ended. */
export const SCRIPT = `
const settled = (element, ...names) => new Promise((resolve) => { for (const name of names) element.addEventListener(name, () => resolve(), { once: true }); });
const mount = (element) => { const done = settled(element, 'load', 'error'); document.documentElement.append(element); return done; };
const workerUrl = new URL('/worker.js', location.origin === 'null' ? document.baseURI : location.origin);
let dedicatedWorker;
let dataWorker;
let blobWorker;
let sharedWorker;
const frames = new Map();

function viaFetch(plan, url, signal) {
  const { method, headers, body, credentials, options } = plan;
  return fetch(url, { method, headers, credentials, signal, ...options, ...(body === null ? {} : { body }) }).then((r) => r.text()).then(() => {}, () => {});
}
function viaXhr(plan, url, upload) {
  const request = new XMLHttpRequest();
  request.open(plan.method, url);
  request.withCredentials = plan.credentials === 'include';
  for (const [name, value] of Object.entries(plan.headers)) request.setRequestHeader(name, value);
  if (upload) request.upload.addEventListener('progress', () => {});
  const done = settled(request, 'loadend');
  request.send(plan.body);
  return done;
}
async function viaSyncXhr(plan, url) {
  const request = new XMLHttpRequest();
  request.open(plan.method, url, false);
  request.withCredentials = plan.credentials === 'include';
  for (const [name, value] of Object.entries(plan.headers)) request.setRequestHeader(name, value);
  try { request.send(plan.body); } catch {}
}
function viaReconnectingEventSource(plan, url) {
  const source = new EventSource(url, { withCredentials: plan.credentials === 'include' });
  return new Promise((resolve) => {
    let messages = 0;
    source.onmessage = () => { messages += 1; if (messages === 2) resolve(); };
    source.onerror = () => { if (source.readyState === EventSource.CLOSED) resolve(); };
  }).then(() => source.close());
}
async function viaBlobWorker(plan, url) {
  blobWorker ??= fetch(workerUrl).then((r) => r.blob()).then((blob) => new Worker(URL.createObjectURL(blob)));
  const worker = await blobWorker;
  return ask((message, transfer) => worker.postMessage(message, transfer), plan, url);
}
function viaVideo(plan, url) {
  const video = Object.assign(document.createElement('video'), { crossOrigin: crossOrigin(plan), src: url, preload: 'auto' });
  const done = settled(video, 'loadeddata', 'error');
  document.documentElement.append(video);
  return done;
}
function element(name, attributes) { return mount(Object.assign(document.createElement(name), attributes)); }
function crossOrigin(plan) { return plan.credentials === 'include' ? 'use-credentials' : 'anonymous'; }
function viaEventSource(plan, url) {
  const source = new EventSource(url, { withCredentials: plan.credentials === 'include' });
  return settled(source, 'message', 'error').then(() => source.close());
}
async function viaFont(url) {
  await new FontFace('f' + Math.random(), 'url(' + url + ')').load().catch(() => {});
}
function viaWorker(plan, url) {
  dedicatedWorker ??= new Worker(workerUrl);
  return ask((message, transfer) => dedicatedWorker.postMessage(message, transfer), plan, url);
}
function viaSharedWorker(plan, url) {
  sharedWorker ??= new SharedWorker(new URL('/shared-worker.js', workerUrl)).port;
  return ask((message, transfer) => sharedWorker.postMessage(message, transfer), plan, url);
}
async function viaDataWorker(plan, url) {
  dataWorker ??= fetch(workerUrl).then((r) => r.text()).then((text) => new Worker('data:text/javascript,' + encodeURIComponent(text)));
  const worker = await dataWorker;
  return ask((message, transfer) => worker.postMessage(message, transfer), plan, url);
}
async function viaDataFrame(plan, url) {
  const page = '<!doctype html><base href="' + location.origin + '/"><script src="' + location.origin + '/script.js"></' + 'script>';
  return viaFrame(plan, url, 'data:text/html,' + encodeURIComponent(page), false);
}
let controlled;
async function viaControlledFrame(plan, url) {
  controlled ??= navigator.serviceWorker.register('/controlling-service-worker.js', { scope: '/controlled/' }).then(untilActive);
  await controlled;
  return viaFrame(plan, url, '/controlled/', false);
}
async function untilActive({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  while (worker.state !== 'activated') await settled(worker, 'statechange');
}
function ask(post, plan, url) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = () => resolve(); });
  post({ plan, url }, [port2]);
  return answer;
}
async function viaFrame(plan, url, src, sandbox) {
  const key = src + sandbox;
  if (!frames.has(key)) {
    const frame = document.createElement('iframe');
    if (sandbox) frame.sandbox = 'allow-scripts';
    frame.src = src;
    frames.set(key, mount(frame).then(() => frame));
  }
  const frame = await frames.get(key);
  return ask((message, transfer) => frame.contentWindow.postMessage(message, '*', transfer), { ...plan, initiator: 'fetch' }, url);
}
let registration;
function startServiceWorker() {
  registration ??= navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready);
  return registration;
}
async function viaServiceWorker(plan, url) {
  const { active } = await startServiceWorker();
  return ask((message, transfer) => active.postMessage(message, transfer), plan, url);
}
function once(plan, url, origins) {
  const controller = new AbortController();
  if (plan.abort) queueMicrotask(() => controller.abort());
  switch (plan.initiator) {
    case 'xhr': return viaXhr(plan, url, false);
    case 'xhr-upload': return viaXhr(plan, url, true);
    case 'beacon': navigator.sendBeacon(url, new Blob([plan.body], { type: plan.headers['content-type'] })); return Promise.resolve();
    case 'eventsource': return viaEventSource(plan, url);
    case 'image': return element('img', { crossOrigin: crossOrigin(plan), src: url });
    case 'script': return element('script', { crossOrigin: crossOrigin(plan), src: url });
    case 'module': return element('script', { type: 'module', crossOrigin: crossOrigin(plan), src: url });
    case 'xhr-sync': return viaSyncXhr(plan, url);
    case 'stylesheet': return element('link', { rel: 'stylesheet', crossOrigin: crossOrigin(plan), href: url });
    case 'preload': return element('link', { rel: 'preload', as: 'fetch', crossOrigin: crossOrigin(plan), href: url });
    case 'video': return viaVideo(plan, url);
    case 'import': return import(url).then(() => {}, () => {});
    case 'blob-worker': return viaBlobWorker(plan, url);
    case 'reconnecting-eventsource': return viaReconnectingEventSource(plan, url);
    case 'plain-image': return element('img', { src: url });
    case 'plain-script': return element('script', { src: url });
    case 'plain-stylesheet': return element('link', { rel: 'stylesheet', href: url });
    case 'font': return viaFont(url);
    case 'worker': return viaWorker(plan, url);
    case 'shared-worker': return viaSharedWorker(plan, url);
    case 'data-worker': return viaDataWorker(plan, url);
    case 'service-worker': return viaServiceWorker(plan, url);
    case 'through-service-worker': return viaControlledFrame(plan, url);
    case 'iframe': return viaFrame(plan, url, '/', false);
    case 'cross-origin-iframe': return viaFrame(plan, url, origins.cdn + '/', false);
    case 'sandboxed-iframe': return viaFrame(plan, url, '/', true);
    case 'data-iframe': return viaDataFrame(plan, url);
    default: return viaFetch(plan, url, controller.signal);
  }
}
async function send(plan, url, origins) {
  if (plan.cookie) await fetch(new URL('/cookie', url), { credentials: 'include' }).catch(() => {});
  for (let round = 0; round < plan.rounds; round++) {
    await Promise.all(Array.from({ length: plan.times }, () => once(plan, url, origins)));
  }
}
addEventListener('message', ({ data, ports: [port] }) => {
  if (port && data.plan) once(data.plan, data.url, {}).then(() => port.postMessage('done'));
});
`;

/** A worker's own requests. */
export const WORKER = `
onmessage = async ({ data: { plan, url }, ports: [port] }) => {
  const { method, headers, body, credentials } = plan;
  await fetch(url, { method, headers, credentials, ...(body === null ? {} : { body }) }).then((r) => r.text()).catch(() => {});
  port.postMessage('done');
};
`;

/** The same in a shared worker. */
export const SHARED_WORKER = `
onconnect = ({ ports: [port] }) => { port.onmessage = answer; };
async function answer({ data: { plan, url }, ports: [port] }) {
  const { method, headers, body, credentials } = plan;
  await fetch(url, { method, headers, credentials, ...(body === null ? {} : { body }) }).then((r) => r.text()).catch(() => {});
  port.postMessage('done');
}
`;

/** A service worker that passes on every request of the frame that it controls. */
export const CONTROLLING_SERVICE_WORKER = `
oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => {
  if (event.request.mode !== 'cors') return;
  const [, answer] = /[?]answer=(.*)/.exec(event.request.url) ?? [];
  if (answer === 'opaque') event.respondWith(fetch(event.request.url, { mode: 'no-cors' }));
  else if (answer === 'error') event.respondWith(Response.error());
  else if (answer === 'made') event.respondWith(new Response('made', { status: 403 }));
  else if (answer !== 'none') event.respondWith(fetch(event.request));
};
`;

/** A service worker that fetches by itself and leaves the page's own requests alone. */
export const SERVICE_WORKER = `
oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(clients.claim());
onmessage = (event) => {
  const { data: { plan, url }, ports: [port] } = event;
  event.waitUntil(fetch(url, { credentials: plan.credentials }).then((r) => r.text()).catch(() => {}).then(() => port.postMessage('done')));
};
`;
