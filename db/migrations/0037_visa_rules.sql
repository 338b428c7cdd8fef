-- What a host country asks of the holders of a nationality's passports. One version for both types of passport.
create table visa_rule (
  id uuid primary key,
  host text not null check (host ~ '^[A-Z]{2}$'),
  nationality text not null check (nationality ~ '^[A-Z]{2,3}$'),
  set_by text not null,
  set_by_id text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (host, nationality),
  check (host <> nationality)
);
create index concurrently if not exists visa_rule_pair on visa_rule ((host || nationality), id);

-- The terms for one type of passport. An official passport without terms of its own has those of an ordinary one.
create table visa_terms (
  host text not null,
  nationality text not null,
  passport_type text not null check (passport_type in ('ordinary', 'official')),
  required boolean not null,
  letter_days integer not null check (letter_days between 0 and 365),
  processing_days integer not null check (processing_days between 0 and 365),
  original_needed boolean not null,
  courier_days integer not null check (courier_days between 0 and 365),
  source text not null,
  checked_on date not null,
  primary key (host, nationality, passport_type),
  foreign key (host, nationality) references visa_rule (host, nationality) on delete cascade,
  check (processing_days > 0 or not required),
  check (courier_days > 0 or not original_needed)
);
create index concurrently if not exists visa_terms_checked on visa_terms (checked_on);
