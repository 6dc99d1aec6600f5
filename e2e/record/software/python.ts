import { fastapi as fastapiServer, flask as flaskServer } from '../../recipes/servers/python.ts';
import { type Recording, refusing } from '../recording.ts';
import { bearer } from '../token.ts';

const FLASK_WTF = 'https://flask-wtf.readthedocs.io/en/latest/csrf/';
const WERKZEUG = 'https://werkzeug.palletsprojects.com/en/stable/exceptions/';

const flask: Recording = {
  ...{ recogniser: 'flask', product: 'Flask', layer: 'framework', docs: WERKZEUG },
  software: refusing(
    flaskServer,
    `from flask import abort
from flask_cors import CORS
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect

app.config.update(SECRET_KEY="x", WTF_CSRF_CHECK_DEFAULT=False)
csrf = CSRFProtect(app)
limiter = Limiter(get_remote_address, app=app)
CORS(app, resources={"/shared": {}})

@app.route("/profile", methods=["POST"])
def profile():
    csrf.protect()
    return {"done": True}

@app.route("/search")
@limiter.limit("1 per minute")
def search():
    return {"done": True}

for path, status in {"/forbidden": 403, "/shared": 403, "/closed": 401, "/wrong": 400}.items():
    app.add_url_rule(path, path, lambda status=status: abort(status))`,
    { debian: ['python3-flaskext.wtf', 'python3-flask-limiter'] },
  ),
  asks: [
    {
      ...{ how: 'Flask-WTF, no token', method: 'POST', path: '/profile', docs: FLASK_WTF },
      says: { rule: 'csrf-token', product: 'Flask-WTF', certainty: 'proven' },
    },
    {
      ...{ how: 'abort(403)', path: '/forbidden' },
      says: { rule: 'insufficient-permission', layer: 'application', certainty: 'likely' },
    },
    {
      ...{ how: 'abort(403), with Flask-CORS', path: '/shared', isCrossSite: true },
      says: { rule: 'insufficient-permission', layer: 'application', certainty: 'likely' },
    },
    {
      ...{ how: 'abort(401)', path: '/closed' },
      says: { rule: 'missing-credentials', layer: 'application', certainty: 'likely' },
    },
    {
      ...{ how: 'Flask-Limiter, 1 per minute', path: '/search', before: 1 },
      docs: 'https://flask-limiter.readthedocs.io/en/stable/#rate-limit-exceeded-responses',
      says: { rule: 'rate-limited', certainty: 'likely' },
    },
    { how: 'an ordinary 400', path: '/wrong', says: null },
  ],
};

const CORS = 'https://www.starlette.io/middleware/#corsmiddleware';
const SECURITY = 'https://fastapi.tiangolo.com/reference/security/';

const starlette: Recording = {
  ...{ recogniser: 'starlette', product: 'FastAPI', layer: 'framework', docs: SECURITY },
  software: refusing(
    fastapiServer,
    `from fastapi import Depends, HTTPException
from fastapi.security import HTTPBearer, OAuth2PasswordBearer
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

app.add_middleware(CORSMiddleware, allow_origins=["https://partner.example"], allow_methods=["GET"])
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["api.example", "127.0.0.1"])

@app.get("/reports")
def reports(credentials=Depends(HTTPBearer())):
    return {"done": True}

@app.get("/orders")
def orders(token=Depends(OAuth2PasswordBearer(tokenUrl="token"))):
    raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"})

@app.get("/forbidden")
def forbidden():
    raise HTTPException(403, "Only the owner sees this")`,
  ),
  asks: [
    {
      ...{ how: 'CORSMiddleware, another origin, method and header', path: '/orders', docs: CORS },
      preflightOf: { method: 'PUT', headers: 'x-requested-by' },
      ...{
        says: {
          ...{ rule: 'cors-policy', layer: 'cors-middleware', product: 'Starlette CORSMiddleware' },
          certainty: 'proven',
        },
        unread: {
          ...{ rule: 'cors-policy', layer: 'cors-middleware', product: 'Starlette CORSMiddleware' },
          certainty: 'likely',
        },
      },
    },
    {
      ...{ how: 'TrustedHostMiddleware', path: '/orders', host: 'shop.example' },
      docs: 'https://www.starlette.io/middleware/#trustedhostmiddleware',
      says: { rule: 'host-not-allowed', product: 'Starlette TrustedHostMiddleware', certainty: 'likely' },
    },
    {
      ...{ how: 'HTTPBearer, no Authorization', path: '/reports' },
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
    {
      ...{ how: 'HTTPBearer, another scheme', path: '/reports', headers: { Authorization: 'Basic ZGVtbzpkZW1v' } },
      says: { rule: 'wrong-auth-scheme', certainty: 'likely' },
    },
    {
      ...{ how: 'OAuth2PasswordBearer, no Authorization', path: '/orders' },
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
    {
      ...{ how: 'get_current_user of the tutorial, an unknown token', path: '/orders', headers: bearer('unknown') },
      docs: 'https://fastapi.tiangolo.com/tutorial/security/oauth2-jwt/#update-the-dependencies',
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    { how: "HTTPException(403) in the application's own words", path: '/forbidden', says: null },
  ],
};

export const python: readonly Recording[] = [flask, starlette];
