import { registerBlock } from '../../editor/register-block';
import { SubmitEdit } from './edit';

registerBlock('kundenmeister/submit', { edit: SubmitEdit, save: () => null });
