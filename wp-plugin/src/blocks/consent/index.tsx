import { registerBlock } from '../../editor/register-block';
import { ConsentEdit } from './edit';

registerBlock('kundenmeister/consent', { edit: ConsentEdit, save: () => null });
