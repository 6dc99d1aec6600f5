import { isCsrfCookie } from './credentials/csrf.ts';

const SESSION = /sess|sid\b|auth|login|connect\.sid|jsessionid|phpsessid|token|identity|remember/i;

/** Whether a cookie is named as those are by which servers know who is signed in. */
export const isSessionCookie = (name: string): boolean => SESSION.test(name) && !isCsrfCookie(name);
