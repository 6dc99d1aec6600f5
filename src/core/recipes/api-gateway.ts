import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

/** With this the gateway ends preflights itself and sets the headers on every answer, its own errors included. */
export default defineRecipe({
  id: 'api-gateway',
  title: 'AWS API Gateway, HTTP API (SAM)',
  server: ['aws-sam'],
  headers: ['apigw-requestid'],
  format: 'yaml',
  tested: false,
  vary: 'by-server',
  where:
    'In template.yaml. A route of ANY or $default with an authorizer takes preflights, too: list its methods without OPTIONS. Without SAM: aws apigatewayv2 update-api --cors-configuration with the same names.',
  removeFirst: 'Remove Access-Control-… from what the integrations return: API Gateway replaces them.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'Resources:',
      '  HttpApi:',
      '    Type: AWS::Serverless::HttpApi',
      '    Properties:',
      '      CorsConfiguration:',
      `        AllowOrigins: ${list(origins)}`,
      `        AllowMethods: ${list(methods)}`,
      `        AllowHeaders: ${list(headers)}`,
      exposeHeaders.length > 0 && `        ExposeHeaders: ${list(exposeHeaders)}`,
      `        AllowCredentials: ${credentials}`,
      `        MaxAge: ${maxAge}`,
    ]),
});
