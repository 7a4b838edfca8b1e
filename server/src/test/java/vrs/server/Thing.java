package vrs.server;

/// What of a municipality a request can name.
enum Thing {
  AREA,
  ACCOUNT,
  ACCOUNT_NAME,
  SET_UP_CODE,
  SITE,
  SITE_PERSON,
  ENROLMENT_CODE,
  DEVICE,
  SHIFT,
  IMPORT,
  PLAN,
  PERSON,
  PERSON_NAME,
  KANA,
  LEDGER_NUMBER,
  INDIVIDUAL_NUMBER,
  TICKET,
  LINE,
  DOSE,
  APPLICATION,
  REQUEST,
  NOTICE,
  DEMAND,
  ERASURE
}
