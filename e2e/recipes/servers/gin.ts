import { CREDENTIALS, type TestServer } from '../server.ts';

const BUILD = 'GO111MODULE=off GOPATH=/usr/share/gocode go build -o main main.go';

/** Gin with gin-contrib/cors, from Debian's packages. */
export const gin: TestServer = {
  recipe: 'gin',
  kind: 'application',
  debian: ['golang-go', 'golang-github-gin-gonic-gin-dev', 'golang-github-gin-contrib-cors-dev'],
  version: [
    'sh',
    '-c',
    'go version && dpkg-query --show --showformat=", gin \\${Version}" golang-github-gin-gonic-gin-dev && dpkg-query --show --showformat=", gin-contrib/cors \\${Version}" golang-github-gin-contrib-cors-dev',
  ],
  files: ({ recipe }) => ({
    'main.go': `package main

import (
\t"encoding/json"
\t"os"
${recipe === '' ? '' : '\t"time"\n\t"github.com/gin-contrib/cors"'}
\t"github.com/gin-gonic/gin"
)

func main() {
\tgin.SetMode(gin.ReleaseMode)
\tvar headers map[string]string
\tjson.Unmarshal([]byte(os.Args[3]), &headers)
\trouter := gin.New()
${recipe}
\trouter.Use(gin.Recovery())
\trouter.Use(func(c *gin.Context) {
\t\toptions := c.Request.Method == "OPTIONS"
\t\tasks := os.Args[2] == "all" || os.Args[2] == "actual" && !options
\t\tif asks && c.GetHeader("Authorization") != "${CREDENTIALS}" {
\t\t\tc.AbortWithStatusJSON(401, gin.H{"error": "sign in"})
\t\t\treturn
\t\t}
\t\tif c.Request.URL.Path == "/broken" {
\t\t\tpanic("broken")
\t\t}
\t\tfor name, value := range headers {
\t\t\tc.Header(name, value)
\t\t}
\t\tif options && headers != nil {
\t\t\tc.AbortWithStatus(204)
\t\t}
\t})
\torder := func(c *gin.Context) { c.JSON(200, gin.H{"order": 1}) }
\trouter.GET("/orders/1", order)
\trouter.PUT("/orders/1", order)
\trouter.Run("127.0.0.1:" + os.Args[1])
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
