import { createRoot } from '@wordpress/element';
import { App } from './app';
import './settings.scss';

const root = document.getElementById('kmdp-settings');
if (root) {
  createRoot(root).render(<App />);
}
