//! Every action, with stand-ins for all that it runs.

use actions_runtime::Host;
use actions_runtime::testing::{Answer, Call, Context, Error, Task, json};

use super::actions::*;
use super::*;

/// The charm of a unit of the cluster `east`.
fn charm() -> Storage {
    Storage { cluster: "east".to_owned() }
}

/// A cluster with two pools.
fn ceph(call: &Call) -> Answer {
    // Behind `--cluster east`.
    let args: Vec<_> = call.args[2..].iter().map(String::as_str).collect();
    match args[..] {
        ["health"] => "HEALTH_WARN 1 pool(s) full".into(),
        ["osd", "pool", "ls", ..] => json!([
            {"pool_name": "data", "size": 3, "pg_num": 32, "quota": 4096},
            {"pool_name": "backup", "size": 2, "pg_num": 8},
        ])
        .into(),
        ["osd", "pool", "set", "odd", ..] => Answer::exit(22).stderr("Error EINVAL: size 10"),
        ["osd", "pool", "delete", "none", ..] => Answer::exit(2).stderr("Error ENOENT"),
        ["osd", "pool", "delete", "held", ..] => Answer::exit(1).stderr("Error EPERM"),
        ["osd", "safe-to-destroy", "7"] => Answer::exit(16),
        ["osd", "purge", "9", ..] => Answer::exit(1).stderr("Error EINVAL: no OSD 9"),
        ["auth", "get-key", ..] => "AQBSdFhm".into(),
        _ => ().into(),
    }
}

fn context() -> Context<Actions> {
    Context::new(Actions).tool("is-leader", |_| json!(true)).program("ceph", ceph)
}

fn message(answer: Result<Task, Error>) -> String {
    answer.unwrap_err().message().to_owned()
}

#[test]
fn the_charm_is_opened_with_its_configuration() {
    let open = |answer: fn() -> Answer| {
        let context = Context::new(Actions).tool("config-get", move |_| answer());
        Storage::open(&context.host())
    };
    assert_eq!(open(|| json!("east").into()).unwrap().cluster, "east");
    let unset = open(|| json!(null).into()).err().unwrap();
    assert_eq!(unset.to_string(), "the option `cluster` is not set");
    let broken = open(|| Answer::exit(1).stderr("ERROR permission denied")).err().unwrap();
    assert_eq!(
        Failure::from(broken).message(),
        "cannot read the configuration: config-get: exit status 1: ERROR permission denied"
    );
}

#[test]
fn the_unit_is_named_after_the_charm() {
    let task = context().call(&mut charm(), GetHealthParams).unwrap();
    assert_eq!(task.unit, "storage/0");
    assert_eq!(task.results, [("health", "HEALTH_WARN 1 pool(s) full")]);
}

#[test]
fn a_hook_shows_the_health_of_the_cluster() {
    let host: Host = context().tool("config-get", |_| json!("east")).host();
    ceph::set_status(&host).unwrap();
}

#[test]
fn pools_are_results_under_their_names() {
    let task = context().call(&mut charm(), ListPoolsParams).unwrap();
    assert_eq!(
        task.results,
        json!({"pools": {
            "data": {"size": "3", "pg-num": "32", "quota": "4096"},
            "backup": {"size": "2", "pg-num": "8"},
        }})
    );
    assert_eq!(task.calls, ["ceph --cluster east osd pool ls detail --format json"]);
}

#[test]
fn a_pool_is_created_with_its_size_or_not_at_all() {
    let task = context().call(&mut charm(), CreatePoolParams::new("logs")).unwrap();
    assert_eq!(task.results, [("created", "logs")]);
    assert_eq!(
        task.calls,
        [
            "ceph --cluster east osd pool create logs replicated",
            "ceph --cluster east osd pool set logs size 3",
        ]
    );
    let error = context().call(&mut charm(), CreatePoolParams::new("odd")).unwrap_err();
    assert_eq!(error.message(), "ceph: exit status 22: Error EINVAL: size 10");
    let calls = &error.task().unwrap().calls;
    assert!(calls.last().unwrap().args.contains(&"delete".to_owned()));
}

#[test]
fn a_pool_is_deleted_where_it_is_meant() {
    let delete = |name, meant| {
        let params = json!({"name": name, "i-really-mean-it": meant});
        context().run(&mut charm(), "delete-pool", params)
    };
    delete("data", true).unwrap();
    delete("none", true).unwrap();
    assert_eq!(message(delete("data", false)), "the pool data is kept: i-really-mean-it is false");
    assert_eq!(
        message(delete("held", true)),
        "cannot delete the pool held: ceph: exit status 1: Error EPERM"
    );
}

#[test]
fn a_crushmap_is_compiled_and_handed_on() {
    let context = context().program("crushtool", |call| match call.input.as_str() {
        "# begin" => Answer::exit(0).stdout("compiled"),
        _ => Answer::exit(1).stderr("/dev/stdin:1 error: parse error\n"),
    });
    let set = |map: &str| context.call(&mut charm(), SetCrushmapParams::new(map));
    let task = set("# begin").unwrap();
    assert_eq!(task.calls[1], "ceph --cluster east osd setcrushmap -i -");
    assert_eq!(task.calls[1].input, "compiled");
    assert_eq!(message(set("?")), "the map does not compile: /dev/stdin:1 error: parse error");
}

#[test]
fn groups_with_read_errors_alone_are_repaired() {
    let context = context().program("rados", |call| match call.args[1].as_str() {
        "data" => json!(["1.2a", "1.3"]),
        "backup" => json!([]),
        "1.2a" => json!({"inconsistents": [{"errors": ["read_error"]}]}),
        _ => json!({"inconsistents": [{"errors": ["omap_digest_mismatch"]}]}),
    });
    let task = context.call(&mut charm(), RepairParams).unwrap();
    assert_eq!(
        task.results,
        json!({
            "repaired": "1",
            "groups": r#"{"1.2a":["read_error"],"1.3":["omap_digest_mismatch"]}"#,
        })
    );
    assert_eq!(task.log.last().unwrap(), "1.3 is left as it is: omap_digest_mismatch");
    assert_eq!(task.calls.last().unwrap(), &"ceph --cluster east pg repair 1.2a");
}

#[test]
fn an_osd_that_has_data_is_not_purged() {
    let purge = |osd| context().call(&mut charm(), PurgeOsdParams::new(osd));
    let task = purge(3).unwrap();
    assert_eq!(task.results, [("purged", 3)]);
    assert_eq!(task.records, ["INFO ported_charm: purged OSD 3"]);
    assert_eq!(message(purge(7)), "OSD 7 has data that nothing else has; wait until it is moved");
    assert_eq!(
        message(purge(9)),
        "cannot purge OSD 9: ceph: exit status 1: Error EINVAL: no OSD 9"
    );
}

#[test]
fn a_user_is_created_with_its_caps() {
    let params = json!({"username": "glance", "caps": {"mon": "allow r", "osd": "allow rwx"}});
    let task = context().run(&mut charm(), "get-or-create-user", params).unwrap();
    assert_eq!(task.results, [("username", "glance"), ("key", "AQBSdFhm")]);
    let create = &task.calls[0].args[2..];
    assert_eq!(
        create,
        ["auth", "get-or-create", "client.glance", "mon", "allow r", "osd", "allow rwx"]
    );
}

#[test]
fn the_primary_is_a_unit() {
    let asked = |members| {
        let context = context().program("patronictl", move |_| Answer::from(members));
        context.call(&mut charm(), GetPrimaryParams)
    };
    let task = asked(r#"[{"name": "storage-2", "role": "leader"}]"#).unwrap();
    assert_eq!(task.results, [("primary", "storage/2")]);
    assert_eq!(message(asked("[]")), "no unit takes writes");
    assert_eq!(
        message(asked("Error: no config")),
        "cannot ask Patroni: patronictl: printed what is no JSON"
    );
}

#[test]
fn a_password_is_that_of_the_secret() {
    let context = context().tool("secret-get", |_| json!({"operator-password": "hunter2"}));
    let task = context.call(&mut charm(), GetPasswordParams::default()).unwrap();
    assert_eq!(task.results, [("password", "hunter2")]);
    let params = json!({"username": "replication"});
    let error = context.run(&mut charm(), "get-password", params).unwrap_err();
    assert_eq!(error.message(), "replication has no password");
}

/// What `set-password` ends with, and whether psql takes the new password.
fn set_password(context: Context<Actions>, psql: fn() -> Answer) -> Result<Task, Error> {
    let context = context.program("psql", move |_| psql()).program("pwgen", |_| "correct horse");
    context.call(&mut charm(), SetPasswordParams::default())
}

#[test]
fn a_new_password_is_set_and_kept() {
    let task = set_password(context(), || ().into()).unwrap();
    assert_eq!(task.results, [("password", "correct horse")]);
    let psql = &task.calls[2];
    assert_eq!(psql.input, "ALTER USER operator WITH PASSWORD 'correct horse';\n");
    assert_eq!(psql.env, [("PGUSER".to_owned(), "operator".to_owned())]);
    assert_eq!(task.calls.last().unwrap(), &"secret-set passwords operator-password=correct horse");
}

#[test]
fn a_password_that_is_not_set_is_in_no_message() {
    let refused = || Answer::exit(1).stderr("ERROR: PASSWORD 'correct horse' is weak");
    assert_eq!(
        message(set_password(context(), refused)),
        "cannot set the password: psql: exit status 1: ERROR: PASSWORD '<hidden>' is weak"
    );
    assert_eq!(
        message(set_password(context(), Answer::never)),
        "cannot set the password: psql: did not end within 30s, and was killed"
    );
    let half = context().tool("secret-set", |_| Answer::exit(1).stderr("ERROR not the owner"));
    assert_eq!(
        message(set_password(half, || ().into())),
        "the database has the new password, and Juju has the old one: secret-set: exit status 1: \
         ERROR not the owner"
    );
    let follower = context().tool("is-leader", |_| json!(false));
    assert_eq!(
        message(set_password(follower, || ().into())),
        "`set-password` runs on the leader only"
    );
}

fn pgbackrest(call: &Call) -> Answer {
    match call.args.last().map(String::as_str) {
        Some("info") => {
            json!([{"backup": [{"label": "20260821F"}, {"label": "20260822F"}]}]).into()
        }
        _ if call.args[1] == "--type=differential" => Answer::exit(82).stdout("a\nno archive\n"),
        _ => ().into(),
    }
}

#[test]
fn the_status_is_that_of_a_unit_with_or_without_a_backup() {
    let context = context().program("pgbackrest", pgbackrest);
    let task = context.call(&mut charm(), CreateBackupParams::default()).unwrap();
    assert_eq!(task.results, [("backup-id", "20260822F")]);
    let params = CreateBackupParams { kind: Kind::Differential };
    let error = context.call(&mut charm(), params).unwrap_err();
    assert_eq!(error.message(), "pgbackrest has failed: no archive");
    let calls = &error.task().unwrap().calls;
    assert_eq!(calls.first().unwrap(), &"status-set maintenance taking a backup");
    assert_eq!(calls.last().unwrap(), &"status-set active");

    let slow = context.program("pgbackrest", |_| Answer::never());
    let error = slow.call(&mut charm(), CreateBackupParams::default()).unwrap_err();
    assert_eq!(error.message(), "the backup takes longer than four hours");
}

#[test]
fn a_restore_starts_the_database_again() {
    let context = context().program("pgbackrest", pgbackrest).program("systemctl", |_| ());
    let restore = |id: &str| context.call(&mut charm(), RestoreParams::new(id));
    let task = restore("20260821F").unwrap();
    assert_eq!(
        task.calls,
        [
            "is-leader",
            "pgbackrest --stanza=storage --output=json info",
            "systemctl stop patroni",
            "pgbackrest --stanza=storage --set=20260821F restore",
            "systemctl start patroni",
        ]
    );
    let error = restore("20260101F").unwrap_err();
    assert_eq!(error.message(), "there is no backup 20260101F");
    let known = r#"["20260821F","20260822F"]"#;
    assert_eq!(error.task().unwrap().results, [("backups", known)]);
}
