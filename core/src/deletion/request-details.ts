/** What of a request may name somebody; but for why it was refused, gone once it is closed. */
export interface RequestDetails {
  readonly email?: string;
  readonly description?: string;
  readonly note?: string;
  readonly requestedBy?: string;
  readonly rejectionReason?: string;
  /** Of the legal hold that keeps the data for now. */
  readonly holdReason?: string;
}
