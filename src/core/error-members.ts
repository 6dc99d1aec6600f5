/** Where applications put the sentence for people, and the code for programs: dotted paths into a JSON body. */
export const SAID = [
  'message|error|error.message|error_description|detail|details|title|msg|errors.*.message|errors.*.detail|errors.*',
  'reason|description|Message|error.description|error.detail|errorMessage|error_message|errors.*.title|errors.*.code',
  'errors.*.extensions.code|error.msg|error.reason|data.message|meta.message|status.message|errors|info|code',
  'error.code|error_code|errorCode|type|errors.*.msg|errors.*.reason|errors.*.error|errorMessages.*|errorSummary',
  'fault.faultstring|fault.message|faultstring|Error.Message|error.innererror.code|error.error|error.error.message',
  'error.details|error.details.*.message|error.title|error.errors.*.message|exception|exception.message|hydra:description',
  'statusMessage|developerMessage|userMessage|user_message|responseStatus.message|ResponseStatus.Message|result.message',
  'result.error|response.message|response.error|odata.error.message.value|messages.*|messages.*.message|*.message|*.error',
  'status_message|meta.error_message|meta.error.message|meta.errorMessage|data.error|data.errorMessage|data.error.message|body.message',
  'cause|err|err.message|error_msg|errmsg|error_summary|errcode|ErrorMessage|Error|reasonCode|help|hint|errors.message|errors.*.*|status',
  'error.type|error.status|text|content|displayMessage|localizedMessage|error.user_message|problem.detail|fault.detail|fault.error.*.message',
].join('|');

/** Elements in which XML answers say it, with or without a name space. */
export const ELEMENT =
  '<(?:\\w{1,20}:)?(?:message|code|error|faultstring|errormessage|error_description|description|reason|text|detail|details|title|string|msg)(?: [^>]{0,120})?>';

/** An XML document of its own, not a page. */
export const XML =
  /^<(?:\?xml(?![^\0]{0,200}<(?:!doctype )?html)|Error\b|error\b|\w{1,20}:Envelope|\w{0,20}(?:Response|Fault|Exception|Error)\b)/;
