import { CREDENTIALS, type TestServer } from '../server.ts';

const PYTHON = '/usr/bin/python3';

/** Django REST framework takes Django's recipe; its own sign-in check refuses OPTIONS like every other method. */
export const restFramework: TestServer = {
  recipe: 'django',
  name: 'django-rest-framework',
  kind: 'application',
  debian: ['python3-django', 'python3-django-cors-headers', 'python3-djangorestframework'],
  version: [
    PYTHON,
    '-c',
    'import rest_framework, corsheaders; from importlib.metadata import version; print(*[f"{p} {version(p)}" for p in ["Django", "djangorestframework", "django-cors-headers"]], sep=", ")',
  ],
  files: ({ auth, headers, recipe }) => ({
    'settings.py': `SECRET_KEY = "x"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "views"
INSTALLED_APPS = ["rest_framework"]
MIDDLEWARE = ["middleware.add"]
REST_FRAMEWORK = {"UNAUTHENTICATED_USER": None}
${recipe}
`,
    'middleware.py': `headers = ${headers === null ? 'None' : JSON.stringify(headers)}

def add(get_response):
    def middleware(request):
        response = get_response(request)
        if headers and response.status_code < 400:
            for name, value in headers.items():
                response[name] = value
        return response
    return middleware
`,
    'views.py': `from django.urls import path
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.views import APIView

class Signed(BaseAuthentication):
    def authenticate(self, request):
        known = request.headers.get("Authorization") == "${CREDENTIALS}"
        return ("demo", None) if known else None

    # For "Basic" Firefox would ask the user, and the page's request would wait.
    def authenticate_header(self, request):
        return "Token"

class SignedIn(BasePermission):
    def has_permission(self, request, view):
        return request.user == "demo" or ${auth === 'none' ? 'True' : auth === 'all' ? 'False' : 'request.method == "OPTIONS"'}

class Order(APIView):
    authentication_classes = [Signed]
    permission_classes = [SignedIn]

    def get(self, request):
        return Response({"order": 1})

    def put(self, request):
        return Response({"order": 1})

class Broken(APIView):
    authentication_classes = [Signed]

    def get(self, request):
        raise RuntimeError("broken")

urlpatterns = [path("orders/1", Order.as_view()), path("broken", Broken.as_view())]
`,
  }),
  command: ({ folder, port }) => [
    PYTHON,
    '-m',
    'django',
    'runserver',
    '--noreload',
    `127.0.0.1:${port}`,
    '--settings',
    'settings',
    '--pythonpath',
    folder,
  ],
};
