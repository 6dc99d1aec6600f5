import { defineRecipe } from '../recipe.ts';
import { args, lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'aspnet-core',
  title: 'ASP.NET Core',
  server: ['kestrel', 'asp.net', 'aspnet-core'],
  format: 'csharp',
  tested: false,
  vary: 'printed',
  where:
    'In Program.cs: the first part before builder.Build(), the second right after app.UseRouting(), before UseAuthentication.',
  removeFirst:
    'Remove every other UseCors, [EnableCors], and Access-Control-… from web.config. UseExceptionHandler clears headers: put it before UseCors.',
  docs: 'https://learn.microsoft.com/aspnet/core/security/cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy',
      `    .WithOrigins(${args(origins)})`,
      `    .WithMethods(${args(methods)})`,
      headers.length > 0 && `    .WithHeaders(${args(headers)})`,
      exposeHeaders.length > 0 && `    .WithExposedHeaders(${args(exposeHeaders)})`,
      credentials && '    .AllowCredentials()',
      `    .SetPreflightMaxAge(TimeSpan.FromSeconds(${maxAge}))));`,
      '',
      '// After builder.Build() and app.UseRouting(). The CORS middleware says Vary to allowed origins only, and only where',
      '// there are several; a cache needs it on every answer.',
      'app.Use((context, next) =>',
      '{',
      '    context.Response.Headers.Append("Vary", "Origin");',
      '    return next(context);',
      '});',
      'app.UseCors();',
    ]),
});
