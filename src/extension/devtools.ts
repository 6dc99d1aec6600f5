import browser from 'webextension-polyfill';
import { startCapture } from './capture/start.ts';
import { message } from './messages.ts';

void browser.devtools.panels.create(message('product', []), '/icons/16.png', '/src/panel/index.html');
void startCapture();
