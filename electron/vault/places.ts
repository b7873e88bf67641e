/** Every column that holds ciphertext. The place is part of what is authenticated, so a value cannot be moved to another column or row. */
export type SealPlace =
  | 'residents.idNumber'
  | 'residentFacts.detail'
  | 'bankAccounts.number'
  | 'changeRequests.proposed'
  | 'treasuryAccounts.number'
  | 'providers.account'
  | 'batchLines.idNumber'
  | 'batchLines.account'
  | 'reliefCases.diagnosis'
  | 'scans.detail'
  | 'volunteers.idNumber'
  | 'noticeObjections.contact'
  | 'complaints.contact'
  | 'certificates.idNumber';

/** Fields that can be searched exactly without being readable, and the checksum on roster pages: each has a key of its own. */
export type BlindField = 'idNumber' | 'idTail4' | 'idTail6' | 'bankAccount' | 'rosterPage';
