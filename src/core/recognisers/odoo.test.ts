import { describeRecogniser } from '../../testing/describe-recogniser.ts';
import har from './odoo.har?raw';
import odoo from './odoo.ts';

describeRecogniser(odoo, har);
