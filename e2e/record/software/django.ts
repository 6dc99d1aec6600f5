import { django as djangoServer } from '../../recipes/servers/python.ts';
import { restFramework as restServer } from '../../recipes/servers/rest-framework.ts';
import { type Ask, type Recording, refusing } from '../recording.ts';
import { bearer, expiredToken, KEY, token } from '../token.ts';

const VIEWS = `from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.urls import path

def done(request):
    return JsonResponse({"done": True})

def forbidden(request):
    raise PermissionDenied

def own(request):
    return HttpResponse("Only the owner sees this", status=403)

urlpatterns = [path("profile", done), path("forbidden", forbidden), path("own", own)]
`;

const settings = (isDebug: boolean): string => `ROOT_URLCONF = "refusals"
DEBUG = ${isDebug ? 'True' : 'False'}
ALLOWED_HOSTS = ["api.example", "127.0.0.1"]
MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
`;

const CSRF = 'https://docs.djangoproject.com/en/stable/ref/csrf/';
const COOKIE = `csrftoken=${'Zm9yIHJlY29yZGluZ3Mgb25seSBhbmQgbm90aGluZyBlbHNlISEhISEh'.padEnd(64, 'a')}`;
const posted = { method: 'POST', path: '/profile' } as const;
const https = { 'X-Forwarded-Proto': 'https' };

const common = { recogniser: 'django', product: 'Django', layer: 'framework', docs: CSRF } as const;
const files = () => ({ 'refusals.py': VIEWS });

const django: readonly Recording[] = [
  {
    ...common,
    software: refusing(djangoServer, settings(false), { files }),
    asks: [
      { ...posted, how: 'CSRF, no cookie', says: { rule: 'csrf-token', certainty: 'proven' } },
      {
        ...{ ...posted, how: 'CSRF, a cookie and no token', headers: { Cookie: COOKIE } },
        says: { rule: 'csrf-token', certainty: 'likely' },
      },
      {
        ...{ ...posted, how: 'CSRF over HTTPS, no Referer', headers: { ...https, Cookie: COOKIE, Referer: '' } },
        says: { rule: 'csrf-origin', certainty: 'proven' },
      },
      {
        ...{ how: 'PermissionDenied', path: '/forbidden' },
        docs: 'https://docs.djangoproject.com/en/stable/ref/exceptions/#permissiondenied',
        says: { rule: 'insufficient-permission', layer: 'application', certainty: 'likely' },
      },
      { how: "a view's own 403", path: '/own', says: null },
      { how: 'a host that ALLOWED_HOSTS lacks, without DEBUG', path: '/profile', host: 'shop.example', says: null },
    ],
  },
  {
    ...common,
    software: refusing(djangoServer, settings(true), { files }),
    asks: [
      {
        ...{ ...posted, how: 'CSRF, a cookie and no token, DEBUG', headers: { Cookie: COOKIE } },
        says: { rule: 'csrf-token', certainty: 'proven' },
      },
      {
        ...{ ...posted, how: 'CSRF over HTTPS, the Referer of another site, DEBUG' },
        headers: { ...https, Cookie: COOKIE, Referer: 'https://app.example/' },
        says: { rule: 'csrf-origin', certainty: 'proven' },
      },
    ],
  },
];

const REST_VIEWS = `from django.contrib.auth.models import User
from django.urls import path
from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.permissions import AllowAny, IsAdminUser, IsAuthenticated
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication

def sign_in(get_response):
    def middleware(request):
        request.user = User(username="ada") if "as-ada" in request.GET else None
        return get_response(request)
    return middleware

class Once(AnonRateThrottle):
    rate = "1/minute"

def view(authentication, permission, throttles=[]):
    class View(APIView):
        authentication_classes = [authentication]
        permission_classes = [permission]
        throttle_classes = throttles

        def get(self, request):
            return Response({"done": True})

        def post(self, request):
            return Response({"done": True})
    return View.as_view()

urlpatterns = [
    path("session", view(SessionAuthentication, IsAuthenticated)),
    path("admin", view(SessionAuthentication, IsAdminUser)),
    path("token", view(TokenAuthentication, IsAuthenticated)),
    path("jwt", view(JWTAuthentication, IsAuthenticated)),
    path("search", view(TokenAuthentication, AllowAny, [Once])),
]
`;

const AUTH = 'https://www.django-rest-framework.org/api-guide/authentication/';
const JWT = 'https://django-rest-framework-simplejwt.readthedocs.io/en/latest/getting_started.html';
const missing = { rule: 'missing-credentials', certainty: 'likely' } as const;
const jwt = (how: string, value: string, says: NonNullable<Ask['says']>): Ask => ({
  ...{ how: `Simple JWT, ${how}`, path: '/jwt', headers: bearer(value), docs: JWT },
  says: { product: 'Simple JWT', ...says },
});

const rest = refusing(
  restServer,
  ({ folder }) => `ROOT_URLCONF = "refusals"
MIDDLEWARE = ["refusals.sign_in"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "rest_framework.authtoken"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "${folder}/db"}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
REST_FRAMEWORK = {}
SIMPLE_JWT = {"SIGNING_KEY": "${KEY}"}
`,
  { files: () => ({ 'refusals.py': REST_VIEWS }), debian: ['python3-djangorestframework-simplejwt'] },
);

const restFramework: Recording = {
  ...{ recogniser: 'django-rest-framework', product: 'Django REST framework', layer: 'framework', docs: AUTH },
  software: {
    ...rest,
    command: (situation) => {
      const migrate = `/usr/bin/python3 -m django migrate --settings settings --pythonpath ${situation.folder}`;
      return ['sh', '-c', `${migrate} && exec ${rest.command(situation).join(' ')}`];
    },
  },
  asks: [
    { how: 'SessionAuthentication, nobody signed in', path: '/session', says: missing },
    { how: 'TokenAuthentication, no Authorization', path: '/token', says: missing },
    {
      ...{ how: 'TokenAuthentication, unknown', path: '/token', headers: { Authorization: 'Token 0123456789' } },
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    {
      ...{ how: 'TokenAuthentication, a word too many', path: '/token', headers: { Authorization: 'Token a b' } },
      says: { rule: 'malformed-credentials', certainty: 'likely' },
    },
    {
      ...{ how: 'IsAdminUser, signed in as another', path: '/admin?as-ada' },
      docs: 'https://www.django-rest-framework.org/api-guide/permissions/',
      says: { rule: 'insufficient-permission', certainty: 'likely' },
    },
    {
      ...{ how: 'SessionAuthentication, no CSRF cookie', method: 'POST', path: '/session?as-ada' },
      says: { rule: 'csrf-token', certainty: 'proven' },
    },
    {
      ...{ how: 'AnonRateThrottle, 1 a minute', path: '/search', before: 1 },
      docs: 'https://www.django-rest-framework.org/api-guide/throttling/',
      says: { rule: 'rate-limited', certainty: 'proven' },
    },
    // Its message is the same for every defect; the token itself tells which.
    {
      ...jwt('expired', expiredToken(), { rule: 'invalid-token', certainty: 'likely' }),
      cause: 'token-expired',
    },
    jwt('another key', token({}, 'another'), { rule: 'invalid-token', certainty: 'likely' }),
  ],
};

export const djangos: readonly Recording[] = [...django, restFramework];
