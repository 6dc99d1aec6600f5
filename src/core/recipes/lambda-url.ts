import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

/** A function URL knows these methods only. */
const KNOWN = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

export default defineRecipe({
  id: 'lambda-url',
  title: 'AWS Lambda function URL',
  server: ['aws-lambda', 'lambda-url'],
  format: 'yaml',
  tested: false,
  vary: 'by-server',
  where:
    'In template.yaml, in Properties of the AWS::Serverless::Function. Lambda then ends preflights itself, before the function and with AuthType AWS_IAM too.',
  removeFirst: 'Remove Access-Control-… from what the function returns: both would be sent.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'FunctionUrlConfig:',
      '  AuthType: NONE # or AWS_IAM, as it is now',
      '  Cors:',
      `    AllowOrigins: ${list(origins)}`,
      `    AllowMethods: ${list(methods.filter((name) => KNOWN.includes(name)))}`,
      `    AllowHeaders: ${list(headers)}`,
      exposeHeaders.length > 0 && `    ExposeHeaders: ${list(exposeHeaders)}`,
      `    AllowCredentials: ${credentials}`,
      `    MaxAge: ${maxAge}`,
    ]),
});
