import { describe, expect, it } from 'vitest';
import { addressSpaceOf, isLocalNetworkRequest, isMixedContent } from './address-space.ts';

describe('address spaces', () => {
  it.each([
    ['http://localhost:8080/', 'loopback'],
    ['http://api.localhost/', 'loopback'],
    ['http://127.1.2.3/', 'loopback'],
    ['http://[::1]/', 'loopback'],
    ['http://10.0.0.1/', 'local'],
    ['http://172.16.0.1/', 'local'],
    ['http://172.31.255.255/', 'local'],
    ['http://192.168.1.20/', 'local'],
    ['http://169.254.0.1/', 'local'],
    ['http://[fd00::1]/', 'local'],
    ['http://[fe80::1]/', 'local'],
    ['http://printer.local/', 'local'],
    ['http://172.32.0.1/', 'public'],
    ['http://11.0.0.1/', 'public'],
    ['http://localhost.example/', 'public'],
    ['http://10.example/', 'public'],
    ['https://app.example/', 'public'],
  ] as const)('%s is %s', (url, space) => {
    expect(addressSpaceOf(url)).toBe(space);
  });

  it('counts only what goes to a nearer network', () => {
    expect(isLocalNetworkRequest('https://app.example', 'http://192.168.1.20/')).toBe(true);
    expect(isLocalNetworkRequest('http://192.168.1.10', 'http://localhost/')).toBe(true);
    expect(isLocalNetworkRequest('http://localhost:3000', 'http://localhost:8080/')).toBe(false);
    expect(isLocalNetworkRequest('http://localhost:3000', 'http://192.168.1.20/')).toBe(false);
    expect(isLocalNetworkRequest('https://app.example', 'https://api.example/')).toBe(false);
  });
});

describe('mixed content', () => {
  it('is http from https, but for what is on the machine itself', () => {
    expect(isMixedContent('https://app.example', 'http://api.example/')).toBe(true);
    expect(isMixedContent('https://app.example', 'http://192.168.1.20/')).toBe(true);
    expect(isMixedContent('https://app.example', 'https://api.example/')).toBe(false);
    expect(isMixedContent('http://app.example', 'http://api.example/')).toBe(false);
    expect(isMixedContent('https://app.example', 'http://localhost:8080/')).toBe(false);
    expect(isMixedContent('null', 'http://api.example/')).toBe(false);
  });
});
