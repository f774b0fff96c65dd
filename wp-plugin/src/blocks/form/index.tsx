import { InnerBlocks } from '@wordpress/block-editor';
import { registerBlockVariation } from '@wordpress/blocks';
import { registerBlock } from '../../editor/register-block';
import { FormEdit } from './edit';
import { variations } from './variations';
import './style.scss';
import './editor.scss';

registerBlock('kundenmeister/form', { edit: FormEdit, save: () => <InnerBlocks.Content /> });
registerBlockVariation('kundenmeister/form', variations());
