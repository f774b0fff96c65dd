import { registerBlock } from '../../editor/register-block';
import { FieldTextEdit } from './edit';

registerBlock('kundenmeister/field-text', { edit: FieldTextEdit, save: () => null });
