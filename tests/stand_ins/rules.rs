//! Juju's rules for each tool.

use actions_tests::{Charm, JujuLog, Status};
use serde_json::{Value, json};

use crate::{run, unit};

const KEY_RULE: &str = "must start and end with lowercase alphanumeric, \
                        and contain only lowercase alphanumeric, hyphens and periods";

fn get(params: &Value, args: &str) -> String {
    let script = format!("action-get {args}; echo $?");
    let process = unit()
        .run(&Charm::shell(&script), "snapshot", params)
        .process;
    process.stdout + &process.stderr
}

#[test]
fn action_get_prints_all_params_as_json() {
    let params = json!({"filename": "a<b", "compression": {"quality": 5.0, "kind": "gzip"}});
    let all = "{\"compression\":{\"kind\":\"gzip\",\"quality\":5},\"filename\":\"a\\u003cb\"}\n0\n";
    assert_eq!(get(&params, "--format=json"), all);
    assert_eq!(get(&params, "--format json"), all);
    assert_eq!(get(&params, "--format=yaml --format json"), all);
    assert_eq!(get(&json!({}), "--format=json"), "{}\n0\n");
}

#[test]
fn action_get_prints_one_param() {
    let params = json!({"filename": "db.tar", "compression": {"quality": 5}, "verify": true});
    assert_eq!(get(&params, "filename --format=json"), "\"db.tar\"\n0\n");
    assert_eq!(get(&params, "compression.quality"), "5\n0\n");
    assert_eq!(
        get(&params, "--format=json compression"),
        "{\"quality\":5}\n0\n"
    );
    assert_eq!(get(&params, "compression"), "quality: 5\n0\n");
    assert_eq!(get(&params, "verify"), "True\n0\n");
    assert_eq!(get(&params, "--format=yaml verify"), "true\n0\n");
    for missing in [
        "size",
        "compression.size",
        "filename.size",
        "compression.",
        "''",
    ] {
        assert_eq!(get(&params, missing), "0\n", "{missing}");
        assert_eq!(
            get(&params, &format!("--format=json {missing}")),
            "null\n0\n"
        );
    }
}

#[test]
fn action_get_prints_yaml_unless_told_otherwise() {
    let params = json!({"filename": "db.tar", "sizes": [1, 1_000_000]});
    let yaml = "filename: db.tar\nsizes:\n- 1\n- 1e+06\n0\n";
    for args in ["", "--format=smart", "--format=yaml", "--"] {
        assert_eq!(get(&params, args), yaml, "{args}");
    }
}

#[test]
fn action_get_writes_to_a_file() {
    let params = json!({"filename": "db.tar"});
    assert_eq!(
        get(&params, "filename -o name; cat name; echo"),
        "db.tar\n\n0\n"
    );
    assert_eq!(
        get(&params, "filename --output=name; cat name; echo"),
        "db.tar\n\n0\n"
    );
    assert!(get(&params, "filename -o no/name").starts_with("1\nERROR open no/name: "));
}

#[test]
fn action_get_refuses_what_it_does_not_know() {
    let get = |args| get(&json!({}), args);
    assert_eq!(get("a b c"), "2\nERROR unrecognized args: [\"b\" \"c\"]\n");
    assert_eq!(get("-x"), "2\nERROR option provided but not defined: -x\n");
    assert_eq!(
        get("--format=xml"),
        "2\nERROR invalid value \"xml\" for option --format: unknown format \"xml\"\n"
    );
    assert_eq!(
        get("--format"),
        "2\nERROR option needs an argument: --format\n"
    );
}

#[test]
fn action_set_splits_at_the_first_equals_sign_and_at_dots() {
    let set = |args: &str| run(&format!("action-set {args}")).results;
    assert_eq!(set(""), json!({}));
    assert_eq!(set("a=b=c"), json!({"a": "b=c"}));
    assert_eq!(set("a= b.c=' x '"), json!({"a": "", "b": {"c": " x "}}));
    assert_eq!(
        set("0.a-b.c=1 0.a-b.d='two\nlines' -- e=-1"),
        json!({"0": {"a-b": {"c": "1", "d": "two\nlines"}}, "e": "-1"})
    );
    assert_eq!(set("\"a=$(printf 'x\\377y')\""), json!({"a": "x\u{fffd}y"}));
}

#[test]
fn action_set_refuses_the_whole_call_for_one_bad_pair() {
    let cases = [
        ("Bad=1", format!("key \"Bad\" {KEY_RULE}")),
        ("a_b=1", format!("key \"a_b\" {KEY_RULE}")),
        ("a-=1", format!("key \"a-\" {KEY_RULE}")),
        ("=1", format!("key \"\" {KEY_RULE}")),
        ("a..b=1", format!("key \"\" {KEY_RULE}")),
        ("a.=1", format!("key \"\" {KEY_RULE}")),
        ("a.B=1", format!("key \"B\" {KEY_RULE}")),
        (
            "stdout=1",
            "cannot set reserved action key \"stdout\"".into(),
        ),
        (
            "a.stderr=1",
            "cannot set reserved action key \"stderr\"".into(),
        ),
        (
            "stdout-encoding.a=1",
            "cannot set reserved action key \"stdout-encoding\"".into(),
        ),
        (
            "a.stderr-encoding.b=1",
            "cannot set reserved action key \"stderr-encoding\"".into(),
        ),
        (
            "a",
            "argument \"a\" must be of the form key...=value".into(),
        ),
        ("-a=1", "option provided but not defined: -a".into()),
        ("--a=1", "option provided but not defined: -a".into()),
    ];
    for (bad, message) in cases {
        let task = run(&format!("action-set before=1 {bad} after=1; echo $?"));
        assert_eq!(task.process.stdout, "2\n", "{bad}");
        assert_eq!(task.process.stderr, format!("ERROR {message}\n"), "{bad}");
        assert_eq!(task.results, json!({}), "{bad}");
        assert_eq!(task.status, Status::Completed, "{bad}");
    }
}

#[test]
fn action_set_merges_over_calls_and_return_code_is_jujus() {
    let task = run("action-set a.b=1 c=1 return-code=9
         action-set a.d=2 c.e=2
         action-set a.d.f=3 a.return-code=4");
    assert_eq!(
        task.results,
        json!({"a": {"b": "1", "d": {"f": "3"}, "return-code": "4"}, "c": {"e": "2"}})
    );
}

#[test]
fn action_fail_takes_at_most_one_message_and_the_last_call_wins() {
    let fail = |script: &str| {
        let task = run(script);
        (task.status, task.message)
    };
    let failed = |message: &str| (Status::Failed, message.to_owned());
    assert_eq!(
        fail("action-fail"),
        failed("action failed without reason given, check action for errors")
    );
    assert_eq!(fail("action-fail ''"), failed(""));
    assert_eq!(fail("action-fail -- '--help me'"), failed("--help me"));
    assert_eq!(
        fail("action-fail 'no\ndisk'; action-fail later"),
        failed("later")
    );
    assert_eq!(
        fail("action-fail first; action-fail two words || true"),
        failed("first")
    );
    let task = run("action-set a=1; action-fail no; action-set b=2");
    assert_eq!(task.results, json!({"a": "1", "b": "2"}));
}

#[test]
fn action_log_joins_its_arguments() {
    let task = run("action-log a b; action-log ''; action-log -- -x; action-log 'two\nlines'");
    assert_eq!(task.log, ["a b", "", "-x", "two\nlines"]);
    for none in [
        "action-log",
        "action-log --",
        "juju-log",
        "juju-log -l DEBUG",
    ] {
        let task = run(&format!("{none}; echo $?"));
        assert_eq!(task.process.stdout, "2\n", "{none}");
        assert_eq!(
            task.process.stderr, "ERROR no message specified\n",
            "{none}"
        );
        assert!(task.log.is_empty() && task.process.juju_log.is_empty());
    }
}

#[test]
fn juju_log_has_levels() {
    let task = run("juju-log a b
         juju-log -l DEBUG c
         juju-log --log-level=warn -- -d
         juju-log e -lcritical
         juju-log --debug -l ERROR f
         juju-log -l LOUD g");
    let expected = [
        ("INFO", "a b"),
        ("DEBUG", "c"),
        ("WARNING", "-d"),
        ("CRITICAL", "e"),
        ("DEBUG", "f"),
        ("INFO", "g"),
    ];
    let expected = expected.map(|(level, message)| JujuLog {
        level: level.to_owned(),
        message: message.to_owned(),
    });
    assert_eq!(task.process.juju_log, expected);
    assert!(task.log.is_empty());
}

#[test]
fn help_does_nothing_and_exits_0() {
    for asked in [
        "action-fail -h",
        "action-fail --help",
        "action-fail '-hello: no such host'",
        "action-fail 'no disk' --help",
        "action-log -hot",
        "action-set a=1 -h",
        "action-get --format=json --help",
        "juju-log -l INFO -h a",
    ] {
        let task = run(&format!("{asked}; echo $?"));
        let (first, rest) = task.process.stdout.split_once('\n').unwrap_or_default();
        let tool = asked.split_once(' ').map_or(asked, |(tool, _)| tool);
        assert!(first.starts_with(&format!("Usage: {tool} ")), "{first}");
        assert_eq!(rest, "0\n", "{asked}");
        assert_eq!(task.status, Status::Completed, "{asked}");
        assert_eq!(task.results, json!({}), "{asked}");
        assert!(task.log.is_empty() && task.process.juju_log.is_empty());
    }
}

#[test]
fn a_message_that_looks_like_a_flag_is_refused() {
    for tool in ["action-fail", "action-log", "juju-log"] {
        let task = run(&format!("{tool} '-5 degrees'; echo $?"));
        assert_eq!(task.process.stdout, "2\n", "{tool}");
        assert_eq!(
            task.process.stderr, "ERROR option provided but not defined: -5\n",
            "{tool}"
        );
        assert_eq!(task.status, Status::Completed, "{tool}");
    }
}

#[test]
fn only_juju_log_works_in_a_hook() {
    for command in [
        "action-get",
        "action-set a=1",
        "action-fail",
        "action-log a",
    ] {
        let charm = Charm::shell(&format!("{command}; echo $?"));
        let process = unit().run_hook(&charm, "install");
        assert_eq!(process.stdout, "1\n", "{command}");
        assert_eq!(process.stderr, "ERROR not running an action\n", "{command}");
    }
    let process = unit().run_hook(&Charm::shell("juju-log a"), "install");
    assert_eq!(process.juju_log.len(), 1);
}

#[test]
fn a_tool_needs_jujus_environment() {
    for variable in [
        "JUJU_CONTEXT_ID",
        "JUJU_AGENT_SOCKET_ADDRESS",
        "JUJU_AGENT_SOCKET_NETWORK",
    ] {
        let task = run(&format!("unset {variable}; action-set a=1; echo $?"));
        assert_eq!(task.process.stdout, "1\n");
        assert_eq!(task.process.stderr, format!("ERROR {variable} not set\n"));
        assert_eq!(task.results, json!({}));
        assert!(task.process.calls.is_empty());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn linux_passes_131_071_bytes_in_one_argument() {
    let task = run("x=$(head -c 131069 /dev/zero | tr '\\0' x)
         action-set \"a=$x\" && action-set \"bb=$x\"");
    assert_eq!(task.results["a"].as_str().map(str::len), Some(131_069));
    assert_eq!(task.process.calls.len(), 1);
    assert_ne!(task.status, Status::Completed);
}
