import { registerBlock } from '../../editor/register-block';
import { FieldEmailEdit } from './edit';

registerBlock('kundenmeister/field-email', { edit: FieldEmailEdit, save: () => null });
