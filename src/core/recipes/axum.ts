import { defineRecipe } from '../recipe.ts';
import { args, lines } from '../recipe-text.ts';

const STANDARD = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

const method = (name: string): string =>
  STANDARD.includes(name) ? `Method::${name}` : `Method::from_bytes(b"${name}").unwrap()`;

const names = (values: readonly string[]): string =>
  `[${values.map((name) => `HeaderName::from_static("${name.toLowerCase()}")`).join(', ')}]`;

/** The layer answers every OPTIONS itself and says Vary by itself. */
export default defineRecipe({
  id: 'axum',
  title: 'axum',
  server: ['axum'],
  format: 'rust',
  tested: false,
  vary: 'by-server',
  where:
    'The last .layer of the outermost Router, so that it is around authentication: app.layer(cors()). Needs cargo add tower-http --features cors.',
  removeFirst:
    'Remove every other CorsLayer and insert of Access-Control-… . Routes of its own for OPTIONS are not reached.',
  docs: 'https://docs.rs/tower-http/latest/tower_http/cors/index.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'use axum::http::{HeaderName, HeaderValue, Method};',
      'use std::time::Duration;',
      'use tower_http::cors::CorsLayer;',
      '',
      'fn cors() -> CorsLayer {',
      `    let origins = [${args(origins)}].map(HeaderValue::from_static);`,
      '    CorsLayer::new()',
      '        .allow_origin(origins)',
      `        .allow_methods([${methods.map(method).join(', ')}])`,
      headers.length > 0 && `        .allow_headers(${names(headers)})`,
      exposeHeaders.length > 0 && `        .expose_headers(${names(exposeHeaders)})`,
      credentials && '        .allow_credentials(true)',
      `        .max_age(Duration::from_secs(${maxAge}))`,
      '}',
    ]),
});
