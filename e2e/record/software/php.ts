import { nginx as nginxServer } from '../../recipes/servers/web-servers.ts';
import { type Recording, refusing } from '../recording.ts';

/** Debian's name has the version in it. */
const FPM = '$(ls /usr/sbin/php-fpm* | tail -n 1)';

const fpm: Recording = {
  ...{ recogniser: 'php', product: 'PHP', layer: 'application' },
  docs: 'https://www.php.net/manual/en/install.fpm.configuration.php#security-limit-extensions',
  software: (() => {
    const nginx = refusing(
      nginxServer,
      ({ folder }) => `    root ${folder}/site;
    location ~ \\.(php|txt)$ {
      fastcgi_pass unix:${folder}/socket;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param REQUEST_METHOD $request_method;
    }`,
      {
        debian: ['php-fpm'],
        files: ({ folder }) => ({
          'site/notes.txt': 'not a script',
          'site/own.php': `<?php http_response_code(403); header('Content-Type: application/json'); echo '{"error":"only the owner sees this"}';`,
          'fpm.conf': `[global]
error_log = ${folder}/fpm.log
[www]
user = www-data
group = www-data
listen = ${folder}/socket
pm = static
pm.max_children = 1
security.limit_extensions = .php
`,
        }),
      },
    );
    return {
      ...nginx,
      version: ['sh', '-c', `${FPM} -v`],
      // FPM leaves the group of the process that starts it: it is ended by its id.
      command: (situation) => {
        const { folder } = situation;
        const script = [
          `${FPM} -F -d expose_php=1 -y ${folder}/fpm.conf & fpm=$!`,
          `until [ -S ${folder}/socket ]; do sleep 0.05; done`,
          `${nginx.command(situation).join(' ')} & nginx=$!`,
          'trap "kill $fpm $nginx" TERM',
          'wait $nginx',
          'wait $fpm',
        ];
        return ['sh', '-c', script.join('\n')];
      },
    };
  })(),
  asks: [
    {
      ...{ how: 'security.limit_extensions', path: '/notes.txt' },
      says: { rule: 'access-rule', layer: 'web-server', certainty: 'likely' },
    },
    { how: "a script's own 403", path: '/own.php', says: null },
  ],
};

const CONFIG = {
  app: `'name' => 'Orders', 'env' => 'production', 'debug' => false, 'timezone' => 'UTC', 'locale' => 'en', 'aliases' => [],
  'key' => 'a-key-of-thirty-two-characters!!', 'cipher' => 'AES-256-CBC', 'providers' => [
    Illuminate\\Auth\\AuthServiceProvider::class, Illuminate\\Cache\\CacheServiceProvider::class,
    Illuminate\\Cookie\\CookieServiceProvider::class, Illuminate\\Encryption\\EncryptionServiceProvider::class,
    Illuminate\\Filesystem\\FilesystemServiceProvider::class, Illuminate\\Foundation\\Providers\\FoundationServiceProvider::class,
    Illuminate\\Session\\SessionServiceProvider::class, Illuminate\\Hashing\\HashServiceProvider::class,
    Illuminate\\Translation\\TranslationServiceProvider::class, Illuminate\\View\\ViewServiceProvider::class, Orders::class]`,
  auth: `'defaults' => ['guard' => 'api'], 'guards' => ['api' => ['driver' => 'query']], 'providers' => []`,
  cache: `'default' => 'file', 'stores' => ['file' => ['driver' => 'file', 'path' => storage_path('framework/cache')]], 'prefix' => ''`,
  logging: `'default' => 'none', 'channels' => ['none' => ['driver' => 'monolog', 'handler' => Monolog\\Handler\\NullHandler::class]]`,
  session: `'driver' => 'file', 'lifetime' => 120, 'expire_on_close' => false, 'encrypt' => false, 'lottery' => [0, 100],
  'files' => storage_path('framework/sessions'), 'cookie' => 'orders_session', 'path' => '/', 'domain' => null, 'secure' => false`,
  view: `'paths' => [], 'compiled' => storage_path('framework/views')`,
} as const;

const LARAVEL = `<?php
require '/usr/share/php/Illuminate/autoload.php';

use Illuminate\\Auth\\GenericUser;
use Illuminate\\Foundation\\Http\\Kernel;
use Illuminate\\Support\\Facades\\Auth;
use Illuminate\\Support\\Facades\\Gate;
use Illuminate\\Support\\Facades\\Route;
use Illuminate\\Support\\ServiceProvider;

class Orders extends ServiceProvider {
    public function boot() {
        Auth::viaRequest('query', fn ($request) => $request->has('as-ada') ? new GenericUser(['id' => 1]) : null);
        Auth::shouldUse('api');
        Gate::define('delete-orders', fn ($user) => false);
        $done = fn () => response()->json(['done' => true]);
        Route::middleware('web')->post('/profile', $done);
        Route::middleware('auth')->get('/orders', $done);
        Route::middleware('can:delete-orders')->get('/delete', $done);
        Route::middleware('throttle:1,1')->get('/search', $done);
        Route::middleware('signed')->get('/download', $done);
        Route::get('/own', fn () => response()->json(['error' => 'only the owner sees this'], 403));
    }
}

class OrdersKernel extends Kernel {
    protected $middlewareGroups = ['web' => [
        Illuminate\\Session\\Middleware\\StartSession::class,
        Illuminate\\Foundation\\Http\\Middleware\\VerifyCsrfToken::class,
    ]];
    protected $routeMiddleware = [
        'auth' => Illuminate\\Auth\\Middleware\\Authenticate::class,
        'can' => Illuminate\\Auth\\Middleware\\Authorize::class,
        'signed' => Illuminate\\Routing\\Middleware\\ValidateSignature::class,
        'throttle' => Illuminate\\Routing\\Middleware\\ThrottleRequests::class,
    ];
}

$app = new Illuminate\\Foundation\\Application(__DIR__);
$app->singleton(Illuminate\\Contracts\\Http\\Kernel::class, OrdersKernel::class);
$app->singleton(Illuminate\\Contracts\\Debug\\ExceptionHandler::class, Illuminate\\Foundation\\Exceptions\\Handler::class);
$kernel = $app->make(Illuminate\\Contracts\\Http\\Kernel::class);
$response = $kernel->handle($request = Illuminate\\Http\\Request::capture())->send();
$kernel->terminate($request, $response);
`;

const JSON_WANTED = { Accept: 'application/json' };
const AUTHORIZATION = 'https://laravel.com/docs/authorization#via-middleware';
const served = (debianPackage: string) =>
  ({
    version: ['dpkg-query', '--show', '--showformat=${Package} ${Version}', debianPackage],
    debian: ['php-cli', debianPackage],
  }) as const;

const laravel: Recording = {
  ...{ recogniser: 'laravel', product: 'Laravel', layer: 'framework' },
  docs: 'https://laravel.com/docs/csrf#csrf-x-csrf-token',
  software: {
    ...served('php-laravel-framework'),
    files: () => ({
      ...Object.fromEntries(
        Object.entries(CONFIG).map(([name, text]) => [`config/${name}.php`, `<?php return [${text}];\n`]),
      ),
      ...Object.fromEntries(
        ['bootstrap/cache', ...['sessions', 'views', 'cache'].map((name) => `storage/framework/${name}`)].map(
          (name) => [`${name}/.keep`, ''],
        ),
      ),
      'main.php': LARAVEL,
    }),
    command: ({ folder, port }) => ['php', '-S', `127.0.0.1:${port}`, `${folder}/main.php`],
  },
  asks: [
    {
      ...{ how: 'VerifyCsrfToken, no token', method: 'POST', path: '/profile', headers: JSON_WANTED },
      says: { rule: 'csrf-token', certainty: 'proven' },
    },
    {
      ...{ how: 'VerifyCsrfToken, no token, as a page', method: 'POST', path: '/profile' },
      says: { rule: 'csrf-token', certainty: 'proven' },
    },
    {
      ...{ how: 'a gate', path: '/delete?as-ada', headers: JSON_WANTED, docs: AUTHORIZATION },
      says: { rule: 'insufficient-permission', certainty: 'likely' },
    },
    {
      ...{ how: 'a gate, as a page', path: '/delete?as-ada', docs: AUTHORIZATION },
      says: { rule: 'insufficient-permission', certainty: 'likely' },
    },
    {
      ...{ how: 'auth, nobody signed in', path: '/orders', headers: JSON_WANTED },
      docs: 'https://laravel.com/docs/authentication#protecting-routes',
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
    {
      ...{ how: 'a signed URL without its signature', path: '/download', headers: JSON_WANTED },
      docs: 'https://laravel.com/docs/urls#signed-urls',
      says: { rule: 'invalid-signature', certainty: 'likely' },
    },
    {
      ...{ how: 'throttle:1,1', path: '/search', headers: JSON_WANTED, before: 1 },
      docs: 'https://laravel.com/docs/routing#rate-limiting',
      says: { rule: 'rate-limited', certainty: 'likely' },
    },
    { how: "an application's own 403", path: '/own', says: null },
  ],
};

const SYMFONY = `<?php
require '/usr/share/php/Symfony/Bundle/FrameworkBundle/autoload.php';
require '/usr/share/php/Symfony/Bundle/SecurityBundle/autoload.php';

use Symfony\\Bundle\\FrameworkBundle\\FrameworkBundle;
use Symfony\\Bundle\\FrameworkBundle\\Kernel\\MicroKernelTrait;
use Symfony\\Bundle\\SecurityBundle\\SecurityBundle;
use Symfony\\Component\\DependencyInjection\\Loader\\Configurator\\ContainerConfigurator;
use Symfony\\Component\\HttpFoundation\\JsonResponse;
use Symfony\\Component\\HttpFoundation\\Request;
use Symfony\\Component\\HttpKernel\\Kernel;
use Symfony\\Component\\Routing\\Loader\\Configurator\\RoutingConfigurator;

class Orders extends Kernel {
    use MicroKernelTrait;
    public function getProjectDir(): string { return __DIR__; }
    public function registerBundles(): iterable { return [new FrameworkBundle(), new SecurityBundle()]; }
    protected function configureContainer(ContainerConfigurator $container): void {
        $container->extension('framework', ['secret' => 'x', 'http_method_override' => false]);
        $container->extension('security', [
            'enable_authenticator_manager' => true,
            'password_hashers' => ['Symfony\\Component\\Security\\Core\\User\\InMemoryUser' => 'plaintext'],
            'providers' => ['users' => ['memory' => ['users' => ['demo' => ['password' => 'demo', 'roles' => ['ROLE_USER']]]]]],
            'firewalls' => ['main' => ['stateless' => true, 'http_basic' => ['realm' => 'Orders']]],
            'access_control' => [['path' => '^/admin', 'roles' => 'ROLE_ADMIN']],
        ]);
    }
    protected function configureRoutes(RoutingConfigurator $routes): void {
        $routes->add('admin', '/admin')->controller([$this, 'done']);
        $routes->add('own', '/own')->controller([$this, 'own']);
    }
    public function done(): JsonResponse { return new JsonResponse(['done' => true]); }
    public function own(): JsonResponse { return new JsonResponse(['error' => 'only the owner sees this'], 403); }
}

$kernel = new Orders('prod', false);
$response = $kernel->handle($request = Request::createFromGlobals());
$response->send();
$kernel->terminate($request, $response);
`;

const symfony: Recording = {
  ...{ recogniser: 'symfony', product: 'Symfony', layer: 'framework' },
  docs: 'https://symfony.com/doc/current/security.html#access-control-authorization',
  software: {
    ...served('php-symfony-security-bundle'),
    debian: ['php-cli', 'php-symfony-security-bundle', 'php-symfony-framework-bundle'],
    files: () => ({ 'main.php': SYMFONY }),
    command: ({ folder, port }) => ['php', '-S', `127.0.0.1:${port}`, `${folder}/main.php`],
  },
  asks: [
    {
      ...{ how: 'access_control, signed in without the role', path: '/admin' },
      headers: { Authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` },
      says: { rule: 'insufficient-permission', certainty: 'likely' },
    },
    { how: "an application's own 403", path: '/own', says: null },
  ],
};

export const php: readonly Recording[] = [fpm, laravel, symfony];
