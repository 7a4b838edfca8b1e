-- V070__import_in_background.sql: plans are made, and what they hold is stored, while nobody waits at
-- a screen. The row of an import says how far it is, and who works on it: a token, and a beat that
-- must not be older than half a minute. Whose beat has stopped has lost the work, and whatever that
-- process still does comes to nothing, because it asks for its token when it commits.

-- Before this, plans were made by the request that brought the file. Those that wait are sent again.
alter table import_batch no force row level security;
alter table import_chunk no force row level security;
delete from import_chunk c
 using import_batch b
 where b.area = c.area and b.id = c.batch and b.confirmed is null;
delete from import_batch where confirmed is null;
alter table import_batch force row level security;
alter table import_chunk force row level security;

alter table import_batch
  add column phase    text        not null default 'STORED'
    check (phase in ('WAITING', 'PLANNING', 'PLANNED', 'REFUSED', 'STORING', 'STORED', 'UNDOING',
                     'UNDONE')),
  add column mark     boolean     not null default false,  -- the file begins with a byte order mark
  add column lines    integer     not null default 0,      -- below the header
  add column queued   timestamptz not null default now(),  -- since when it waits for its plan
  add column attempts integer     not null default 0,      -- at its plan
  add column anew     boolean     not null default false,  -- planned again: the register had changed
  add column refused  jsonb,                               -- why the last step came to nothing
  add column worker   uuid,
  add column beat     timestamptz,
  add column step     text        check (step in ('CHECKING', 'COMPARING', 'STORING', 'UNDOING')),
  add column began    timestamptz,                         -- the step
  add column done     integer     not null default 0,
  add column total    integer     not null default 0,
  alter column planned drop not null,
  add check ((worker is null) = (beat is null) and (worker is null) = (began is null)
             and (worker is null) = (step is null)),
  add check ((worker is null) = (phase not in ('PLANNING', 'STORING', 'UNDOING'))),
  add check ((confirmed is not null) = (phase in ('STORED', 'UNDOING', 'UNDONE')));
alter table import_batch
  alter column phase drop default,
  alter column mark drop default,
  alter column lines drop default,
  alter column queued drop default;
