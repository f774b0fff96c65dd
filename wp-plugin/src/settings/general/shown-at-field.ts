const places =
  /^\/(active|company(\/(name|address|email|phone|website|dataProtectionOfficer|representative|jointControllers))?|processorAgreement(\/(version|acceptedBy))?|unconfirmedDays|keepProofDays|keepObjectionDays|onLapse)$/;

/** Whether the form shows an error with this JSON pointer at a field of its own. */
export function isShownAtField(pointer: string): boolean {
  return places.test(pointer);
}
