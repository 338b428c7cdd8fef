-- What a search compares: the same text, however people type it. Case, width, accents, vowel points, apostrophes, hyphens,
-- full stops and blanks are left out; letters that have no accent to leave out (ł, ø, ß, Arabic and Persian yeh) and the
-- simplified and traditional characters of city names become one. Vowel signs of Indic scripts and the voicing of kana stay.
-- The result does not depend on the locale of the database, so an index may hold it.
create function folded(line text) returns text language plpgsql immutable strict parallel safe as $$
declare it text;
begin
  if line ~ '^[ -~]*$' then
    return translate(lower(line collate "C"), ' ''"`-.,;()[]/', '');
  end if;
  it := lower(normalize(line, NFKD) collate "und-x-icu");
  it := translate(it, 'łøđðıħŧəςىةکیے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'loddihteσيهكيي01234567890123456789');
  it := replace(replace(replace(replace(it, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  it := translate(it,
    '臺廣東灣門龍慶漢陽寧濟瀋長蘇連縣県區鎮鄉島澤沢關関無歷萬貴蘭華雲豐遼吳廈蕪湯鄭嶺鐵鐡錦營興齊爾慣馬濱浜竜広',
    '台广东湾门龙庆汉阳宁济沈长苏连县县区镇乡岛泽泽关关无历万贵兰华云丰辽吴厦芜汤郑岭铁铁锦营兴齐尔惯马滨滨龙广');
  return regexp_replace(it collate "C",
    '[\s\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u115f\u1160\u1680\u180e\u200b-\u200f\u2010-\u201f\u2028-\u202f\u2032-\u2036\u205f-\u206f\u2212\u2800\u02b9-\u02bf\u02c8\u3000-\u3002\u30fb\u00b7\u060c\ufe00-\ufe0f\ufeff''"`.,;()[\]/-]',
    '', 'g');
end $$;

-- The texts of a search, folded, in one line. A blank stands between two texts, and nowhere else. Characters outside ASCII
-- are written as octal bytes, because pg_trgm sees letters and digits of the database's locale only, and no word of one
-- or two characters: three digits are enough, and each Chinese character has nine.
create function search_text(lines text[]) returns text language plpgsql immutable parallel safe as $$
declare line text; found text := '';
begin
  foreach line in array lines loop
    found := found || ' ' || coalesce(folded(line), '');
  end loop;
  return encode(convert_to(substr(found, 2), 'UTF8'), 'escape');
end $$;

-- A LIKE pattern for the texts of a search that contain a word.
create function search_pattern(word text) returns text language plpgsql immutable strict parallel safe as $$
begin
  return '%' || regexp_replace(search_text(array[word]), '([\\%_])', '\\\1', 'g') || '%';
end $$;

-- It comes with Postgres, and who owns the database may create it.
create extension if not exists pg_trgm;

-- `name_key` is the name of a city, folded: two cities of a country and kind must not differ in spelling only. Null: an older
-- city has the same name. Such doublets were accepted once; a doublet gets its key when it is renamed.
alter table city add column name_key text, add column search text;

create function set_city_search() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or row(new.name, new.country, new.kind) is distinct from row(old.name, old.country, old.kind) then
    new.name_key := coalesce(nullif(folded(new.name), ''), new.name);
  end if;
  new.search := search_text(new.name || new.aliases);
  return new;
end $$;
create trigger set_city_search before insert or update of name, country, kind, aliases on city
  for each row execute function set_city_search();

-- Cities are some thousands.
update city set name_key = case when turn = 1 then folded_name end, search = search_text(name || aliases)
from (
  select id as city_id, folded_name, row_number() over (partition by folded_name, country, kind order by created_at, id) as turn
  from city, lateral (select coalesce(nullif(folded(name), ''), name) as folded_name) it
) spelt where city_id = city.id;
create unique index concurrently if not exists city_once on city (name_key, country, kind);

-- Lists in the order of the language: é beside e, small letters beside capitals.
create index concurrently if not exists city_by_title on city (name collate "und-x-icu", id);
create index concurrently if not exists organisation_by_title on organisation (name collate "und-x-icu", id);
create index concurrently if not exists series_by_title on series (title collate "und-x-icu", id);

-- What a search for applications compares. A table of its own, because each move of an application would write an index of
-- the application's own table anew. `name` is for callers who may read no more; `everything` has the name in the passport
-- and the e-mail address too.
create table application_search (
  application_id uuid primary key references application on delete cascade,
  name text not null,
  everything text not null
);

create function set_application_search() returns trigger language plpgsql as $$
declare it jsonb := new.applicant;
begin
  insert into application_search values (new.id, search_text(array[it->>'name']),
    search_text(array[it->>'name', it->>'name_as_in_passport', it->>'email']))
  on conflict (application_id) do update set name = excluded.name, everything = excluded.everything;
  return null;
end $$;
create trigger set_application_search_first after insert on application
  for each row execute function set_application_search();
create trigger set_application_search after update of applicant on application
  for each row when (old.applicant is distinct from new.applicant) execute function set_application_search();

insert into application_search
  select id, search_text(array[applicant->>'name']),
    search_text(array[applicant->>'name', applicant->>'name_as_in_passport', applicant->>'email'])
  from application
  on conflict do nothing;
create index concurrently if not exists application_search_text on application_search using gin (everything gin_trgm_ops);
-- The planner chooses between this index and the order of the list by how common a word is.
analyze application_search;
