import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

const KNOWN = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

export default defineRecipe({
  id: 'api-gateway-cdk',
  title: 'AWS API Gateway, HTTP API (CDK)',
  server: ['aws-cdk'],
  format: 'ts',
  tested: false,
  vary: 'by-server',
  where:
    'In the stack: corsPreflight into the properties of new HttpApi. A route of ANY or $default with an authorizer takes preflights, too: list its methods without OPTIONS.',
  removeFirst: 'Remove Access-Control-… from what the integrations return: API Gateway replaces them.',
  docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2-readme.html#cross-origin-resource-sharing-cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      "import { Duration } from 'aws-cdk-lib';",
      "import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';",
      '',
      "const api = new HttpApi(this, 'Api', {",
      '  corsPreflight: {',
      `    allowOrigins: ${singleList(origins)},`,
      `    allowMethods: [${methods
        .filter((name) => KNOWN.includes(name))
        .map((name) => `CorsHttpMethod.${name}`)
        .join(', ')}],`,
      `    allowHeaders: ${singleList(headers)},`,
      exposeHeaders.length > 0 && `    exposeHeaders: ${singleList(exposeHeaders)},`,
      `    allowCredentials: ${credentials},`,
      `    maxAge: Duration.seconds(${maxAge}),`,
      '  },',
      '});',
    ]),
});
