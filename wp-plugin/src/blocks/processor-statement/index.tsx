import { registerBlock } from '../../editor/register-block';
import { ProcessorStatementEdit } from './edit';

registerBlock('kundenmeister/processor-statement', { edit: ProcessorStatementEdit, save: () => null });
