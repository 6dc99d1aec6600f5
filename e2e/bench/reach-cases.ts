/** One way for a page to be denied something. It runs in the page, and resolves once the server has answered or the page is about to go. */
export interface ReachCase {
  readonly what: string;
  /** `own`: an origin of its own. All that is denied has `name` as the last part of its path. */
  readonly act: (name: string, api: string) => Promise<void>;
  /** True where the page has gone elsewhere afterwards. */
  readonly leaves?: boolean;
  /** True where the browser tells of some and not of others, though the page stays. */
  readonly byChance?: boolean;
  readonly chromiumOnly?: boolean;
}

/** Shapes of a denied request that everyone meets. Each function stands alone: it is sent to the page as text. */
export const REACH_CASES: readonly ReachCase[] = [
  { what: 'fetch', act: async (name) => void (await (await fetch(`/deny/${name}`)).text()) },
  {
    what: 'a login redirect at once, the answer not read',
    leaves: true,
    act: async (name) => {
      await fetch(`/deny/${name}`);
      location.href = `/login-${name}`;
    },
  },
  {
    what: 'a login redirect at once, the answer read',
    leaves: true,
    act: async (name) => {
      await (await fetch(`/deny/${name}`)).text();
      location.href = `/login-${name}`;
    },
  },
  {
    what: 'a login redirect a tenth of a second later',
    leaves: true,
    act: async (name) => {
      await (await fetch(`/deny/${name}`)).text();
      setTimeout(() => {
        location.href = `/login-${name}`;
      }, 100);
    },
  },
  {
    what: 'a login redirect three tenths of a second later',
    leaves: true,
    act: async (name) => {
      await (await fetch(`/deny/${name}`)).text();
      setTimeout(() => {
        location.href = `/login-${name}`;
      }, 300);
    },
  },
  {
    what: 'reload at once, the answer read',
    leaves: true,
    act: async (name) => {
      await (await fetch(`/deny/${name}`)).text();
      location.reload();
    },
  },
  {
    what: 'back at once, the answer read',
    leaves: true,
    act: async (name) => {
      await (await fetch(`/deny/${name}`)).text();
      history.back();
    },
  },
  {
    what: 'still under way when the page goes',
    leaves: true,
    act: async (name) => {
      void fetch(`/deny/${name}`).catch(() => undefined);
      location.href = `/login-${name}`;
    },
  },
  {
    what: 'a keepalive request as the page goes',
    leaves: true,
    act: async (name) => {
      addEventListener('pagehide', () => void fetch(`/deny/${name}`, { method: 'POST', keepalive: true }));
      location.href = `/login-${name}`;
    },
  },
  {
    what: 'a beacon as the page goes',
    leaves: true,
    act: async (name) => {
      addEventListener('pagehide', () => void navigator.sendBeacon(`/deny/${name}`, 'left'));
      location.href = `/login-${name}`;
    },
  },
  {
    what: 'pushState at once',
    act: async (name) => {
      await (await fetch(`/deny/${name}`)).text();
      history.pushState(null, '', `/pushed-${name}`);
    },
  },
  {
    what: 'the document itself',
    leaves: true,
    act: async (name) => {
      location.href = `/deny/${name}`;
    },
  },
  {
    what: 'an iframe of the same origin',
    act: (name) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = `/calls/${name}`;
        frame.onload = async () => {
          while (frame.contentDocument?.title !== 'asked') await new Promise((wait) => requestAnimationFrame(wait));
          resolve();
        };
        document.body.append(frame);
      }),
  },
  {
    what: 'an iframe of another site',
    act: (name, api) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = `${api}/deny/${name}`;
        frame.onload = () => resolve();
        document.body.append(frame);
      }),
  },
  {
    what: 'a dedicated worker that asks as it starts',
    byChance: true,
    act: (name) =>
      new Promise((resolve) => {
        new Worker(`/script/${name}`).onmessage = () => resolve();
      }),
  },
  {
    what: 'a shared worker',
    act: (name) =>
      new Promise((resolve) => {
        new SharedWorker(`/script/${name}`).port.onmessage = () => resolve();
      }),
  },
  {
    what: 'a service worker, for itself',
    act: async (name) => {
      const registration = await navigator.serviceWorker.register(`/script/${name}`, { scope: `/script/${name}` });
      const worker = registration.installing ?? registration.waiting ?? registration.active;
      const asked = new Promise<void>((resolve) => {
        navigator.serviceWorker.onmessage = () => resolve();
      });
      await new Promise<void>((resolve) => {
        if (worker?.state === 'activated') resolve();
        else worker?.addEventListener('statechange', () => worker.state === 'activated' && resolve());
      });
      worker?.postMessage('ask');
      navigator.serviceWorker.startMessages();
      await asked;
    },
  },
  {
    what: 'a download by a link',
    act: async (name) => {
      const link = document.createElement('a');
      link.href = `/deny/${name}`;
      link.download = 'file';
      document.body.append(link);
      link.click();
    },
  },
  {
    what: 'a WebSocket',
    act: (name) =>
      new Promise((resolve) => {
        new WebSocket(`ws://${location.host}/deny/${name}`).onerror = () => resolve();
      }),
  },
  {
    what: 'an EventSource',
    act: (name) =>
      new Promise((resolve) => {
        new EventSource(`/deny/${name}`).onerror = () => resolve();
      }),
  },
  {
    what: 'a beacon',
    act: async (name) => void navigator.sendBeacon(`/deny/${name}`, 'left'),
  },
  {
    what: 'an image',
    act: (name) =>
      new Promise((resolve) => {
        const image = new Image();
        image.onerror = () => resolve();
        image.src = `/deny/${name}`;
      }),
  },
  {
    what: 'a prerendered page',
    chromiumOnly: true,
    act: async (name) => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.textContent = JSON.stringify({ prerender: [{ urls: [`/calls/${name}`], eagerness: 'immediate' }] });
      document.head.append(rules);
    },
  },
];
