import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

export default defineRecipe({
  id: 'rails',
  title: 'Ruby on Rails',
  server: ['rails', 'rack-cors', 'puma', 'phusion passenger'],
  headers: ['x-rack-cors'],
  format: 'ruby',
  tested: false,
  vary: 'by-server',
  where: 'In config/initializers/cors.rb. Needs gem "rack-cors" in the Gemfile.',
  removeFirst: 'Remove every other Rack::Cors and headers["Access-Control-…"] of controllers.',
  docs: 'https://github.com/cyu/rack-cors#rails-configuration',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
      '  allow do',
      `    origins ${singleList(origins).slice(1, -1)}`,
      "    resource '*',",
      `      methods: ${singleList(methods.map((method) => method.toLowerCase()))}.map(&:to_sym),`,
      `      headers: ${singleList(headers)},`,
      exposeHeaders.length > 0 && `      expose: ${singleList(exposeHeaders)},`,
      `      credentials: ${credentials},`,
      `      max_age: ${maxAge}`,
      '  end',
      'end',
    ]),
});
