import { message } from '../extension/messages.ts';
import { speak } from './words.ts';

// Imported before all else by whoever shows the panel: some words are looked up as modules are read.
speak(message);
