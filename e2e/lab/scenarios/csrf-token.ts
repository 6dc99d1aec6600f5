import { html } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** The wording is Django's: https://github.com/django/django/blob/main/django/views/csrf.py */
export const csrfToken: Scenario = {
  id: 'csrf-token',
  title: 'Change the delivery address',
  wrong: 'The CSRF cookie is there, the X-CSRFToken header is not.',
  group: 'status',
  rule: 'csrf-token',
  chromium: null,
  firefox: null,
  requests: () => [
    {
      via: 'xhr',
      to: 'app',
      path: '/account/address/',
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
      json: { street: 'Linienstraße 12', city: 'Berlin' },
    },
  ],
  answer: () =>
    html(
      403,
      '403 Forbidden',
      [
        '<div id="summary">',
        '  <h1>Forbidden <span>(403)</span></h1>',
        '  <p>CSRF verification failed. Request aborted.</p>',
        '</div>',
        '<div id="info">',
        '  <h2>Help</h2>',
        '  <p>Reason given for failure:</p>',
        '  <pre>CSRF token missing.</pre>',
        '</div>',
      ].join('\n'),
      [
        ['X-Frame-Options', 'DENY'],
        ['Vary', 'Cookie'],
      ],
    ),
};
