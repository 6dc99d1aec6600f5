import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

/** It replaces what the application sends, also on errors, and ends preflights of allowed origins before authentication. */
export default defineRecipe({
  id: 'ingress-nginx',
  title: 'Kubernetes ingress-nginx',
  server: ['ingress-nginx', 'kubernetes'],
  format: 'yaml',
  tested: false,
  vary: 'printed',
  where:
    "In the Ingress resource. The snippet needs allow-snippet-annotations: true, and since version 1.12 annotations-risk-level: Critical, in the controller's ConfigMap; without them let the application send Vary: Origin.",
  removeFirst: 'Remove every other snippet with Access-Control-… . What the application sends itself is replaced.',
  docs: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) => {
    const annotation = (name: string, value: string): string => `    nginx.ingress.kubernetes.io/${name}: "${value}"`;
    return lines([
      'metadata:',
      '  annotations:',
      annotation('enable-cors', 'true'),
      annotation('cors-allow-origin', commas(origins)),
      annotation('cors-allow-methods', commas(methods)),
      // Its own list of ten headers stands where there is none.
      annotation('cors-allow-headers', commas(headers.length > 0 ? headers : ['accept'])),
      annotation('cors-allow-credentials', String(credentials)),
      annotation('cors-max-age', String(maxAge)),
      exposeHeaders.length > 0 && annotation('cors-expose-headers', commas(exposeHeaders)),
      '    # It says no Vary by itself; -a adds to what the application says.',
      '    nginx.ingress.kubernetes.io/configuration-snippet: |',
      '      more_set_headers -a "Vary: Origin";',
    ]);
  },
});
