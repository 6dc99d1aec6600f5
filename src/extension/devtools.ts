import browser from 'webextension-polyfill';
import { startCapture } from './capture/start.ts';

void browser.devtools.panels.create('Clearance', '/icons/16.png', '/src/panel/index.html');
void startCapture();
