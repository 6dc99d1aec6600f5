import { rails as server } from '../../recipes/servers/rails.ts';
import { type Recording, refusing } from '../recording.ts';

const HOSTS = 'https://guides.rubyonrails.org/configuring.html#actiondispatch-hostauthorization';
const CSRF = 'https://guides.rubyonrails.org/security.html#cross-site-request-forgery-csrf';
const RACK_CORS = 'https://github.com/cyu/rack-cors#debugging-and-testing';

const railsWith = (cors: string) =>
  refusing(
    server,
    `require "fileutils"
# The pages that Rails gives every new application.
templates = $LOAD_PATH.map { |path| "#{path}/rails/generators/rails/app/templates/public" }.find { |path| Dir.exist?(path) }
FileUtils.cp_r(templates, ".")
Rails.application.config.consider_all_requests_local = Rails.env.development?
Rails.application.config.hosts << "api.example" << "127.0.0.1"
${cors}

class ProfilesController < ActionController::Base
  protect_from_forgery with: :exception
  def update = head(:no_content)
end
class ReportsController < ActionController::Base
  include ActionController::HttpAuthentication::Token::ControllerMethods
  before_action { authenticate_or_request_with_http_token { false } }
  def show = head(:no_content)
end
class OwnController < ActionController::API
  def open = render(json: { done: true })
  def show = render(json: { error: "only the owner sees this" }, status: :forbidden)
end
Rails.application.routes.append do
  post "/profile", to: "profiles#update"
  get "/reports", to: "reports#show"
  get "/own", to: "own#show"
  get "/open", to: "own#open"
end`,
  );

const software = railsWith('');
const sharing =
  railsWith(`Rails.application.config.middleware.insert_before 0, Rack::Cors, debug: true, logger: Logger.new(nil) do
  allow do
    origins "https://partner.example"
    resource "/orders/*", headers: ["content-type"], methods: [:get]
  end
end`);

const rails = { recogniser: 'rails', product: 'Rails', layer: 'framework', docs: CSRF } as const;
const policy = { rule: 'cors-policy', certainty: 'proven' } as const;

export const ruby: readonly Recording[] = [
  {
    ...rails,
    software,
    asks: [
      {
        ...{ how: 'protect_from_forgery, public/422.html', method: 'POST', path: '/profile' },
        says: { rule: 'csrf-token', certainty: 'likely' },
      },
      {
        ...{ how: 'authenticate_or_request_with_http_token', path: '/reports' },
        docs: 'https://api.rubyonrails.org/classes/ActionController/HttpAuthentication/Token.html',
        says: { rule: 'missing-credentials', certainty: 'likely' },
      },
      { how: "an application's own 403", path: '/own', says: null },
      { how: 'a host that config.hosts lacks, without a word', path: '/own', host: 'shop.example', says: null },
    ],
  },
  {
    ...rails,
    software: {
      ...software,
      command: (situation) => ['env', 'RAILS_ENV=development', ...software.command(situation)],
    },
    asks: [
      {
        ...{ how: 'a host that config.hosts lacks, in development', path: '/own', host: 'shop.example', docs: HOSTS },
        says: { rule: 'host-not-allowed', certainty: 'proven' },
      },
      {
        ...{ how: 'protect_from_forgery, in development', method: 'POST', path: '/profile' },
        headers: { 'X-Requested-With': 'XMLHttpRequest' },
        says: { rule: 'csrf-token', certainty: 'likely' },
      },
    ],
  },
  {
    ...{ recogniser: 'rack-cors', product: 'rack-cors', layer: 'cors-middleware', docs: RACK_CORS, software: sharing },
    asks: [
      { how: 'an origin that no allow block names', path: '/open', isCrossSite: true, says: policy },
      {
        how: 'a path that no resource names',
        path: '/open',
        isCrossSite: true,
        headers: { Origin: 'https://partner.example' },
        says: policy,
      },
      { how: 'a request of its own origin, which has no Origin header', path: '/open', says: null },
    ],
  },
];
