import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

export default defineRecipe({
  id: 'cloudfront',
  title: 'Amazon CloudFront',
  server: ['cloudfront'],
  format: 'yaml',
  tested: false,
  vary: 'printed',
  where:
    'In a CloudFormation template; then set ResponseHeadersPolicyId of the cache behavior to !Ref CorsHeaders, and AllowedMethods to all. The origin must still end preflights with 204.',
  removeFirst: 'OriginOverride replaces what the origin sends: nothing else may add Access-Control-… behind it.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudfront-responseheaderspolicy-corsconfig.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'Resources:',
      '  CorsHeaders:',
      '    Type: AWS::CloudFront::ResponseHeadersPolicy',
      '    Properties:',
      '      ResponseHeadersPolicyConfig:',
      '        Name: cors',
      '        CorsConfig:',
      `          AccessControlAllowOrigins: { Items: ${list(origins)} }`,
      `          AccessControlAllowMethods: { Items: ${list(methods)} }`,
      // A list of none is refused.
      `          AccessControlAllowHeaders: { Items: ${list(headers.length > 0 ? headers : ['accept'])} }`,
      exposeHeaders.length > 0 && `          AccessControlExposeHeaders: { Items: ${list(exposeHeaders)} }`,
      `          AccessControlAllowCredentials: ${credentials}`,
      `          AccessControlMaxAgeSec: ${maxAge}`,
      '          OriginOverride: true',
      '        CustomHeadersConfig:',
      '          Items: [{ Header: Vary, Value: Origin, Override: false }]',
    ]),
});
