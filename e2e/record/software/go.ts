import { go as server } from '../../recipes/servers/go.ts';
import type { Recording } from '../recording.ts';

/** gorilla/csrf, from Debian's package. */
export const go: Recording = {
  ...{ recogniser: 'go', product: 'Go (gorilla/csrf)', layer: 'framework' },
  docs: 'https://github.com/gorilla/csrf#readme',
  software: {
    debian: ['golang-go', 'golang-github-gorilla-csrf-dev'],
    version: [
      'sh',
      '-c',
      'go version && dpkg-query --show --showformat=", gorilla/csrf \\${Version}" golang-github-gorilla-csrf-dev',
    ],
    files: () => ({
      'main.go': `package main

import (
\t"net/http"
\t"os"

\t"github.com/gorilla/csrf"
)

func main() {
\tprotect := csrf.Protect([]byte("a-key-of-thirty-two-characters!!"), csrf.Secure(false), csrf.Path("/"))
\thttp.Handle("/profile", protect(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
\t\tw.WriteHeader(204)
\t})))
\thttp.HandleFunc("/own", func(w http.ResponseWriter, r *http.Request) {
\t\thttp.Error(w, "only the owner sees this", 403)
\t})
\thttp.ListenAndServe("127.0.0.1:"+os.Args[1], nil)
}
`,
    }),
    command: (situation) => server.command(situation),
  },
  asks: [
    {
      ...{ how: 'csrf.Protect, no token', method: 'POST', path: '/profile' },
      says: { rule: 'csrf-token', certainty: 'proven' },
    },
    { how: "an application's own words", path: '/own', says: null },
  ],
};
