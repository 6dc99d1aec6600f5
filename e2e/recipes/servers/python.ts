import { CREDENTIALS, type Situation, type TestServer } from '../server.ts';

/** Debian's own Python: its packages are not seen by others. */
const PYTHON = '/usr/bin/python3';

const version = (module: string): readonly [string, ...string[]] => [
  PYTHON,
  '-c',
  `import ${module}; from importlib.metadata import version; print(*[f"{p} {version(p)}" for p in ${JSON.stringify(DISTRIBUTIONS[module])}], sep=", ")`,
];

const DISTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  'flask, flask_cors': ['Flask', 'Flask-Cors'],
  'django, corsheaders': ['Django', 'django-cors-headers'],
  'fastapi, uvicorn': ['fastapi', 'starlette', 'uvicorn'],
};

const asks = (auth: Situation['auth'], method: string, authorization: string): string =>
  auth === 'none'
    ? 'False'
    : `${auth === 'actual' ? `${method} != "OPTIONS" and ` : ''}${authorization} != "${CREDENTIALS}"`;

const literal = (headers: Situation['headers']): string =>
  `headers = ${headers === null ? 'None' : JSON.stringify(headers)}`;

export const flask: TestServer = {
  recipe: 'flask',
  debian: ['python3-flask', 'python3-flask-cors'],
  kind: 'application',
  version: version('flask, flask_cors'),
  files: ({ port, auth, headers, recipe }) => ({
    'main.py': `from flask import Flask, request
app = Flask(__name__)
${recipe}
${literal(headers)}

@app.before_request
def sign_in():
    if ${asks(auth, 'request.method', 'request.headers.get("Authorization")')}:
        return {"error": "sign in"}, 401
    if headers and request.method == "OPTIONS":
        return "", 204

@app.after_request
def add(response):
    if headers and response.status_code < 400:
        response.headers.update(headers)
    return response

@app.route("/orders/1", methods=["GET", "PUT"])
def order():
    return {"order": 1}

@app.route("/broken")
def broken():
    raise RuntimeError("broken")

app.run("127.0.0.1", ${port})
`,
  }),
  command: ({ folder }) => [PYTHON, `${folder}/main.py`],
};

export const django: TestServer = {
  recipe: 'django',
  debian: ['python3-django', 'python3-django-cors-headers'],
  kind: 'application',
  version: version('django, corsheaders'),
  files: ({ auth, headers, recipe }) => ({
    'settings.py': `SECRET_KEY = "x"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "views"
INSTALLED_APPS = []
MIDDLEWARE = ["views.sign_in"]
${recipe}
`,
    'views.py': `from django.http import HttpResponse, JsonResponse
from django.urls import path
${literal(headers)}

def sign_in(get_response):
    def middleware(request):
        if ${asks(auth, 'request.method', 'request.headers.get("Authorization")')}:
            return JsonResponse({"error": "sign in"}, status=401)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204 if headers else 405)
        else:
            response = get_response(request)
        if headers and response.status_code < 400:
            for name, value in headers.items():
                response[name] = value
        return response
    return middleware

def order(request):
    return JsonResponse({"order": 1})

def broken(request):
    raise RuntimeError("broken")

urlpatterns = [path("orders/1", order), path("broken", broken)]
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

export const fastapi: TestServer = {
  recipe: 'fastapi',
  debian: ['python3-fastapi', 'python3-uvicorn'],
  kind: 'application',
  version: version('fastapi, uvicorn'),
  files: ({ auth, headers, recipe }) => ({
    'main.py': `from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
app = FastAPI()
${literal(headers)}

@app.middleware("http")
async def sign_in(request: Request, call_next):
    if ${asks(auth, 'request.method', 'request.headers.get("Authorization")')}:
        return JSONResponse({"error": "sign in"}, status_code=401)
    if headers and request.method == "OPTIONS":
        return Response(status_code=204, headers=headers)
    response = await call_next(request)
    if headers:
        response.headers.update(headers)
    return response

@app.put("/orders/1")
@app.get("/orders/1")
def order():
    return {"order": 1}

@app.get("/broken")
def broken():
    raise RuntimeError("broken")

${recipe}
`,
  }),
  command: ({ port }) => [PYTHON, '-m', 'uvicorn', 'main:app', '--port', String(port), '--log-level', 'critical'],
};

export const pythonServers: readonly TestServer[] = [flask, django, fastapi];
