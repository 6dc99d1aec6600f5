import { defineRecipe } from '../recipe.ts';

/** S3 knows these methods only. */
const KNOWN = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

export default defineRecipe({
  id: 'amazon-s3',
  title: 'Amazon S3',
  server: ['amazons3', 'amazon-s3', 'minio'],
  format: 'json',
  tested: false,
  vary: 'by-server',
  where:
    "In the bucket's Permissions, Cross-origin resource sharing (CORS), as a whole. S3 allows credentials for exact origins by itself.",
  removeFirst:
    'Where CloudFront is in front, remove Access-Control-… from its response headers policy, and let it forward Origin and Access-Control-Request-*.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html',
  print: ({ origins, methods, headers, maxAge, exposeHeaders }) =>
    `${JSON.stringify(
      [
        {
          AllowedOrigins: origins,
          AllowedMethods: methods.filter((method) => KNOWN.includes(method)),
          AllowedHeaders: headers,
          ExposeHeaders: exposeHeaders,
          MaxAgeSeconds: maxAge,
        },
      ],
      null,
      2,
    )}\n`,
});
