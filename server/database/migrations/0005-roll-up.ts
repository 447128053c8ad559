import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sums that metrics are answered from, and whom each install is credited to in them. */
export const rollUpTables: Migration = {
  async up(database: Kysely<unknown>) {
    // The lane of an install spreads what happens at once over several rows; whoever reads adds them up.
    // A quarter of an hour lies in one day of every time zone in use (offsets are multiples of 15 minutes); '' means none.
    await sql`
      create table roll_up (
        app_id text not null,
        quarter_hour timestamptz not null,
        campaign_id text not null,
        adgroup_id text not null,
        ad_id text not null,
        currency text not null,
        lane smallint not null,
        installs bigint not null,
        events bigint not null,
        revenue numeric not null,
        primary key (app_id, quarter_hour, campaign_id, adgroup_id, ad_id, currency, lane)
      )`.execute(database);
    // Written by whoever changes what an install adds to the sums, so it is also the lock between them.
    await sql`
      create table credited_install (
        app_id text not null,
        sdk_id text not null,
        campaign_id text not null default '',
        adgroup_id text not null default '',
        ad_id text not null default '',
        counted_at timestamptz,
        primary key (app_id, sdk_id)
      )`.execute(database);
    await sql`
      create table credited_name (
        app_id text not null,
        level text not null,
        id text not null,
        name text not null,
        primary key (app_id, level, id)
      )`.execute(database);
    await sql`create index event_by_install on event (app_id, sdk_id)`.execute(database);
    await sql`
      insert into credited_install
      select app_id, sdk_id, coalesce(campaign_id, ''), coalesce(adgroup_id, ''), coalesce(ad_id, ''), installed_at
      from install`.execute(database);
    await sql`
      insert into roll_up
      select app_id, date_bin('15 minutes', at, 'epoch'), campaign_id, adgroup_id, ad_id, currency,
        ('x' || left(md5(sdk_id), 1))::bit(4)::integer, sum(installs), sum(events), sum(revenue)
      from (
        select app_id, sdk_id, counted_at as at, campaign_id, adgroup_id, ad_id, '' as currency, 1 as installs, 0 as events, 0::numeric as revenue
        from credited_install
        union all
        select e.app_id, e.sdk_id, e.occurred_at, c.campaign_id, c.adgroup_id, c.ad_id,
          case when e.currency ~ '^[A-Z]{3}$' then e.currency else '' end, 0, 1,
          case when e.currency ~ '^[A-Z]{3}$' and abs(e.revenue) < 1e15 then e.revenue else 0 end
        from event e join credited_install c using (app_id, sdk_id)
      ) fact
      group by 1, 2, 3, 4, 5, 6, 7`.execute(database);
    await sql`
      insert into credited_name
      select app_id, level, id, max(name)
      from install cross join lateral (values
        ('campaign', campaign_id, campaign_name), ('adgroup', adgroup_id, adgroup_name), ('ad', ad_id, ad_name)
      ) object(level, id, name)
      where id is not null and name is not null
      group by 1, 2, 3`.execute(database);
  },
};
