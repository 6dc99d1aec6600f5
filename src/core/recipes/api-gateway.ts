import { defineRecipe } from '../recipe.ts';
import { commas, lines, list } from '../recipe-text.ts';

/** API Gateway's own answers, an authorizer's 401 and 403 among them, know one origin only: a static header. */
const gatewayResponses = (origin: string, credentials: boolean): readonly string[] =>
  ['DEFAULT_4XX', 'DEFAULT_5XX'].flatMap((type) => [
    `  ${type === 'DEFAULT_4XX' ? 'ClientErrors' : 'ServerErrors'}:`,
    '    Type: AWS::ApiGateway::GatewayResponse',
    '    Properties:',
    '      RestApiId: !Ref RestApi',
    `      ResponseType: ${type}`,
    '      ResponseParameters:',
    `        gatewayresponse.header.Access-Control-Allow-Origin: "'${origin}'"`,
    ...(credentials ? [`        gatewayresponse.header.Access-Control-Allow-Credentials: "'true'"`] : []),
    `        gatewayresponse.header.Vary: "'Origin'"`,
  ]);

export default defineRecipe({
  id: 'api-gateway',
  title: 'AWS API Gateway (SAM)',
  server: ['aws-api-gateway'],
  headers: ['apigw-requestid', 'x-amz-apigw-id'],
  format: 'yaml',
  tested: false,
  vary: 'printed',
  where:
    'In template.yaml: HttpApi where the API is an HTTP API (answer header apigw-requestid); where it is a REST API (x-amz-apigw-id), the gateway responses, one OPTIONS method of MOCK a resource, and the headers in the function.',
  removeFirst:
    'For an HTTP API remove Access-Control-… from the function: API Gateway replaces them and ends preflights before any authorizer.',
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
      `  # REST API: its errors; the preflight's answer needs ${commas(methods)} and ${commas(headers) || 'no header'}.`,
      ...gatewayResponses(origins[0] ?? '', credentials),
    ]),
});
