import type { Recording } from '../recording.ts';

const HOME = '/usr/share/tomcat10';
const basic = (user: string) => ({ Authorization: `Basic ${Buffer.from(`${user}:demo`).toString('base64')}` });

const constraint = (path: string, role: string): string => `<security-constraint>
    <web-resource-collection><web-resource-name>${path}</web-resource-name><url-pattern>${path}</url-pattern></web-resource-collection>
    <auth-constraint><role-name>${role}</role-name></auth-constraint>
  </security-constraint>`;

export const tomcat: Recording = {
  ...{ recogniser: 'tomcat', product: 'Apache Tomcat', layer: 'web-server' },
  docs: 'https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#Remote_Address_Filter',
  software: {
    debian: ['libtomcat10-java', 'tomcat10-common', 'default-jre-headless'],
    version: [
      'java',
      '-cp',
      `${HOME}/lib/catalina.jar:${HOME}/lib/tomcat-util.jar`,
      'org.apache.catalina.util.ServerInfo',
    ],
    files: ({ port }) => ({
      'conf/server.xml': `<Server port="-1">
  <Service name="Catalina">
    <Connector address="127.0.0.1" port="${port}" />
    <Engine name="Catalina" defaultHost="localhost">
      <Realm className="org.apache.catalina.realm.MemoryRealm" />
      <Host name="localhost" appBase="webapps" />
    </Engine>
  </Service>
</Server>
`,
      'conf/tomcat-users.xml': `<tomcat-users>
  <user username="demo" password="demo" roles="user" />
</tomcat-users>
`,
      'conf/web.xml': `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <servlet><servlet-name>default</servlet-name><servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class></servlet>
  <servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
</web-app>
`,
      'webapps/ROOT/orders.txt': 'orders',
      'webapps/ROOT/WEB-INF/web.xml': `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <filter>
    <filter-name>addresses</filter-name><filter-class>org.apache.catalina.filters.RemoteAddrFilter</filter-class>
    <init-param><param-name>deny</param-name><param-value>127\\..*</param-value></init-param>
  </filter>
  <filter-mapping><filter-name>addresses</filter-name><url-pattern>/denied/*</url-pattern></filter-mapping>
  ${constraint('/closed/*', 'user')}
  ${constraint('/admin/*', 'admin')}
  <login-config><auth-method>BASIC</auth-method><realm-name>closed</realm-name></login-config>
  <security-role><role-name>user</role-name></security-role>
  <security-role><role-name>admin</role-name></security-role>
</web-app>
`,
      'temp/.keep': '',
    }),
    command: ({ folder }) => [
      ...(['java', '-cp', `${HOME}/bin/bootstrap.jar:${HOME}/bin/tomcat-juli.jar`] as const),
      ...[`-Dcatalina.home=${HOME}`, `-Dcatalina.base=${folder}`, `-Djava.io.tmpdir=${folder}/temp`],
      ...['org.apache.catalina.startup.Bootstrap', 'start'],
    ],
  },
  asks: [
    { how: 'RemoteAddrFilter', path: '/denied/a', says: { rule: 'access-rule', certainty: 'possible' } },
    {
      ...{ how: 'a security-constraint, nobody signed in', path: '/closed/a' },
      docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#specifying-security-constraints',
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
    {
      ...{ how: 'a security-constraint, signed in without the role', path: '/admin/a', headers: basic('demo') },
      says: { rule: 'insufficient-permission', certainty: 'possible' },
    },
    { how: 'an ordinary 404', path: '/nothing', says: null },
  ],
};
