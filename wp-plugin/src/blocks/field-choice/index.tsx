import { registerBlock } from '../../editor/register-block';
import { FieldChoiceEdit } from './edit';

registerBlock('kundenmeister/field-choice', { edit: FieldChoiceEdit, save: () => null });
