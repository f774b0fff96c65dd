import { registerBlock } from '../../editor/register-block';
import { FieldTextareaEdit } from './edit';

registerBlock('kundenmeister/field-textarea', { edit: FieldTextareaEdit, save: () => null });
