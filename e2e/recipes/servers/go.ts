import { CREDENTIALS, type TestServer } from '../server.ts';

const BUILD = 'GO111MODULE=off GOPATH=/usr/share/gocode go build -o main main.go';

/** net/http with rs/cors, from Debian's packages. What changes with the fault comes as arguments, so that builds are few. */
export const go: TestServer = {
  recipe: 'go',
  debian: ['golang-go', 'golang-github-rs-cors-dev'],
  kind: 'application',
  version: [
    'sh',
    '-c',
    'go version && dpkg-query --show --showformat=", rs/cors \\${Version}" golang-github-rs-cors-dev',
  ],
  files: ({ recipe }) => ({
    'main.go': `package main

import (
\t"encoding/json"
\t"io"
\t"net/http"
\t"os"
${recipe === '' ? '' : '\t"github.com/rs/cors"'}
)

${recipe || 'func withCORS(handler http.Handler) http.Handler { return handler }'}

func answer(w http.ResponseWriter, status int, body string) {
\tw.WriteHeader(status)
\tio.WriteString(w, body)
}

func main() {
\tvar headers map[string]string
\tjson.Unmarshal([]byte(os.Args[3]), &headers)
\thandler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
\t\toptions := r.Method == "OPTIONS"
\t\tasks := os.Args[2] == "all" || os.Args[2] == "actual" && !options
\t\tif asks && r.Header.Get("Authorization") != "${CREDENTIALS}" {
\t\t\tanswer(w, 401, "sign in")
\t\t\treturn
\t\t}
\t\tif r.URL.Path == "/broken" {
\t\t\tanswer(w, 500, "broken")
\t\t\treturn
\t\t}
\t\tfor name, value := range headers {
\t\t\tw.Header().Set(name, value)
\t\t}
\t\tif options && headers == nil {
\t\t\tanswer(w, 405, "")
\t\t} else if options {
\t\t\tanswer(w, 204, "")
\t\t} else {
\t\t\tanswer(w, 200, "{\\"order\\":1}")
\t\t}
\t})
\thttp.ListenAndServe("127.0.0.1:"+os.Args[1], withCORS(handler))
}
`,
  }),
  command: ({ port, auth, headers }) => [
    'sh',
    '-c',
    `${BUILD} && exec ./main "$@"`,
    'main',
    String(port),
    auth,
    JSON.stringify(headers),
  ],
};
