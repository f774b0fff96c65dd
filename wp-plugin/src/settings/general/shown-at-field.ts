const places =
  /^\/(active|company(\/(name|address|email|phone|website|dataProtectionOfficer))?|processorAgreement(\/(version|acceptedBy))?|unconfirmedDays|keepProofDays)$/;

/** Whether the form shows an error with this JSON pointer at a field of its own. */
export function isShownAtField(pointer: string): boolean {
  return places.test(pointer);
}
