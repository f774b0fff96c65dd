import { shield } from '@wordpress/icons';
import { registerPlugin } from '@wordpress/plugins';
import { registerFormCheckStore } from '../editor/form-check-store';
import { PublishCheck } from './publish-check';

registerFormCheckStore();
registerPlugin('kundenmeister-publish-check', { icon: shield, render: PublishCheck });
