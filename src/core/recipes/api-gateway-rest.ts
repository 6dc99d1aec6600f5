import { defineRecipe } from '../recipe.ts';
import { args, lines, singleList } from '../recipe-text.ts';

/** Of several origins the gateway's own errors can name one: they know static headers only. */
const errors = (origin: string, credentials: boolean): readonly string[] => [
  "// The gateway's own 401, 403 and 5xx.",
  'for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX]) {',
  '  api.addGatewayResponse(`Cors${type.responseType}`, {',
  '    type,',
  '    responseHeaders: {',
  `      'Access-Control-Allow-Origin': "'${origin}'",`,
  ...(credentials ? [`      'Access-Control-Allow-Credentials': "'true'",`] : []),
  `      Vary: "'Origin'",`,
  '    },',
  '  });',
  '}',
];

/** A template of the MOCK integration compares the origin with the list, and no authorizer is on the OPTIONS that CDK adds. */
export default defineRecipe({
  id: 'api-gateway-rest',
  title: 'AWS API Gateway, REST API (CDK)',
  server: ['aws-api-gateway'],
  headers: ['x-amz-apigw-id'],
  format: 'ts',
  tested: false,
  vary: 'printed',
  where:
    'In the stack: defaultCorsPreflightOptions into the properties of new RestApi, the rest behind it. The headers of a proxy integration come from the function: it takes the recipe of its language.',
  removeFirst: 'Remove every OPTIONS method of your own and addCorsPreflight; then deploy the stage again.',
  docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway-readme.html#cross-origin-resource-sharing-cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      "import { Duration } from 'aws-cdk-lib';",
      "import { ResponseType, RestApi } from 'aws-cdk-lib/aws-apigateway';",
      '',
      "const api = new RestApi(this, 'Api', {",
      '  defaultCorsPreflightOptions: {',
      `    allowOrigins: ${singleList(origins)},`,
      `    allowMethods: ${singleList(methods)},`,
      headers.length > 0 ? `    allowHeaders: ${singleList(headers)},` : "    allowHeaders: ['accept'],",
      exposeHeaders.length > 0 && `    exposeHeaders: ${singleList(exposeHeaders)},`,
      `    allowCredentials: ${credentials},`,
      `    maxAge: Duration.seconds(${maxAge}),`,
      '  },',
      '});',
      origins.length > 1 && `// One origin only: ${args(origins.slice(1))} cannot read the gateway's own errors.`,
      ...errors(origins[0] ?? '', credentials),
    ]),
});
