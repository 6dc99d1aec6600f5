import { defineRecipe } from '../recipe.ts';
import { args, lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'spring',
  title: 'Spring Security',
  server: ['spring'],
  format: 'java',
  tested: false,
  vary: 'by-server',
  where:
    'In a @Configuration class; then http.cors(Customizer.withDefaults()) in every SecurityFilterChain: its filter comes before authentication.',
  removeFirst: 'Remove @CrossOrigin, addCorsMappings, every other CorsFilter and setHeader of Access-Control-… .',
  docs: 'https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '// import java.time.Duration; java.util.List; org.springframework.context.annotation.Bean;',
      '// org.springframework.web.cors.{CorsConfiguration, CorsConfigurationSource, UrlBasedCorsConfigurationSource}',
      '@Bean',
      'CorsConfigurationSource corsConfigurationSource() {',
      '    CorsConfiguration cors = new CorsConfiguration();',
      `    cors.setAllowedOrigins(List.of(${args(origins)}));`,
      `    cors.setAllowedMethods(List.of(${args(methods)}));`,
      `    cors.setAllowedHeaders(List.of(${args(headers)}));`,
      exposeHeaders.length > 0 && `    cors.setExposedHeaders(List.of(${args(exposeHeaders)}));`,
      `    cors.setAllowCredentials(${credentials});`,
      `    cors.setMaxAge(Duration.ofSeconds(${maxAge}));`,
      '    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();',
      '    source.registerCorsConfiguration("/**", cors);',
      '    return source;',
      '}',
    ]),
});
