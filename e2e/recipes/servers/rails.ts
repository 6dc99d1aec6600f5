import { CREDENTIALS, type TestServer } from '../server.ts';

const RUBY = '/usr/bin/ruby';

/** A Rails application in one file; Debian's gems. */
export const rails: TestServer = {
  recipe: 'rails',
  debian: ['ruby-railties', 'ruby-actionpack', 'ruby-rack-cors', 'puma'],
  kind: 'application',
  version: [
    RUBY,
    '-e',
    'require "rails"; require "rack/cors"; require "rack/cors/version"; require "puma"; puts "Rails #{Rails.version}, rack-cors #{Rack::Cors::VERSION}"',
  ],
  files: ({ auth, headers, recipe }) => ({
    'config.ru': `require "logger"
require "rails"
require "action_controller/railtie"
require "rack/cors"
HEADERS = ${headers === null ? 'nil' : JSON.stringify(headers).replaceAll('":"', '" => "')}

class App < Rails::Application
  config.eager_load = false
  config.secret_key_base = "x"
  config.hosts.clear
  config.logger = Logger.new(nil)
end
${recipe}
class SignIn
  def initialize(app) = @app = app
  def call(env)
    options = env["REQUEST_METHOD"] == "OPTIONS"
    asks = ${auth === 'none' ? 'false' : auth === 'all' ? 'true' : '!options'}
    return [401, {}, ["sign in"]] if asks && env["HTTP_AUTHORIZATION"] != "${CREDENTIALS}"
    return [204, HEADERS, []] if HEADERS && options
    status, headers, body = @app.call(env)
    [status, HEADERS && status < 400 ? headers.merge(HEADERS) : headers, body]
  end
end
Rails.application.config.middleware.use SignIn

class OrdersController < ActionController::API
  def order = render(json: { order: 1 })
  def broken = raise("broken")
end
Rails.application.initialize!
Rails.application.routes.draw do
  match "/orders/1", to: "orders#order", via: [:get, :put]
  get "/broken", to: "orders#broken"
end
run Rails.application
`,
  }),
  command: ({ folder, port }) => [
    'puma',
    '-q',
    '-e',
    'production',
    '-b',
    `tcp://127.0.0.1:${port}`,
    `${folder}/config.ru`,
  ],
};
