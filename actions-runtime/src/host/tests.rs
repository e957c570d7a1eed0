use std::fs::File;
use std::io::{BufReader, Read as _};
use std::time::{Duration, Instant};

use super::output::read_to;
use crate::Host;
use crate::for_tests::scripts::Scripts;

fn shell(script: &str) -> super::Program {
    Host::new().program("sh").args(["-c", script])
}

fn said(script: &str) -> String {
    shell(script).text().unwrap_err().to_string()
}

#[test]
fn the_output_is_a_text_json_or_all_of_it() {
    assert_eq!(shell("echo out; echo err >&2").text().unwrap(), "out");
    assert_eq!(shell("printf 'a\\n\\n'").text().unwrap(), "a\n");
    assert!(shell("echo true").json::<bool>().unwrap());
    let output = shell("echo out; echo err >&2; exit 3").output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert_eq!((output.stdout, output.stderr), (b"out\n".to_vec(), b"err\n".to_vec()));
    let large = "head -c 3000000 /dev/zero >&2 & head -c 3000000 /dev/zero; wait";
    let large = shell(large).output().unwrap();
    assert_eq!((large.stdout.len(), large.stderr.len()), (3_000_000, 3_000_000));
}

#[test]
fn a_program_that_opens_its_outputs_anew_cuts_nothing_off() {
    assert_eq!(shell("echo 1; echo 2 >/dev/stdout; echo 3").text().unwrap(), "1\n2\n3");
    assert_eq!(said("echo 1 >&2; echo 2 >/dev/stderr; exit 1"), "sh: exit status 1:\n1\n2");
}

#[test]
fn the_end_of_the_output_is_found_across_reads() {
    let mark = *b"01234567";
    // Halves of the mark, its last byte, and what a background child prints after it.
    let printed = b"0123 7 01234567 after 01234567";
    for size in 1..=printed.len() {
        let mut reader = BufReader::with_capacity(size, printed.as_slice());
        assert_eq!(read_to(mark, &mut reader).unwrap(), b"0123 7 ");
        let mut rest = String::new();
        reader.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, " after 01234567");
    }
}

#[test]
fn an_error_tells_why_and_nothing_that_was_given_or_printed() {
    #[derive(serde::Deserialize)]
    struct Config {
        #[serde(rename = "backup_url")]
        _backup_url: String,
    }
    assert_eq!(
        said("echo hunter2; echo no such role >&2; exit 3"),
        "sh: exit status 3: no such role"
    );
    assert_eq!(said("printf 'a\nb\n' >&2; exit 1"), "sh: exit status 1:\na\nb");
    assert_eq!(said("kill -9 $$"), "sh: signal: 9 (SIGKILL)");
    assert_eq!(said("printf '\\377'"), "sh: printed what is not UTF-8");
    let missing = Host::new().program("no-such-program").arg("hunter2");
    assert_eq!(
        missing.output().unwrap_err().to_string(),
        "no-such-program: cannot be started: No such file or directory (os error 2)"
    );
    assert_eq!(
        shell("true").current_dir("/nowhere").text().unwrap_err().to_string(),
        "sh: cannot be started: the folder that it is to work in is not there"
    );
    for (printed, why) in [
        ("\"hunter2\"", "printed JSON of another form than the charm reads"),
        ("hunter2", "printed what is no JSON"),
        ("True", "printed what `text` reads; as JSON it is `true` or `false`"),
        ("", "printed nothing, and no JSON"),
    ] {
        let error = shell(&format!("echo '{printed}'")).json::<u8>().unwrap_err();
        assert_eq!(error.to_string(), format!("sh: {why}"));
        assert_eq!(format!("{error:?}"), error.to_string());
    }
    let error = shell(r#"echo '{"backup-url": "hunter2"}'"#).json::<Config>().err().unwrap();
    assert_eq!(error.to_string(), "sh: printed JSON without the field `backup_url`");
}

#[test]
fn a_hidden_text_is_in_no_error() {
    let script = "cat /dev/stdin; echo connect as hunter2 >&2; echo hunter2; exit 1";
    let error = shell(script).input("hunter2\n").hide("hunt").hide("hunter2\r\n").hide("\n").text();
    let error = error.unwrap_err();
    assert_eq!(error.to_string(), "sh: exit status 1: connect as <hidden>");
    assert_eq!((error.code(), error.timed_out()), (Some(1), false));
    assert_eq!(error.stdout(), "<hidden>\n<hidden>\n");
    assert_eq!(error.stderr(), "connect as <hidden>\n");
    assert_eq!(format!("{:?}", shell("hunter2").input("hunter2")), "Program(sh)");
}

#[test]
fn input_of_each_kind_is_read_or_left() {
    let long = "x".repeat(5_000_000);
    for input in ["", "a\nb", &long] {
        assert_eq!(shell("cat").input(input).text().unwrap(), input);
        assert_eq!(shell("exit 0").input(input).text().unwrap(), "");
    }
    assert_eq!(shell("cat").input(b"bytes").text().unwrap(), "bytes");
    let folder = Scripts::new("input");
    folder.file("file", "of a file\n", "600");
    let file = || File::open(folder.0.join("file")).unwrap();
    assert_eq!(shell("cat").input(file()).text().unwrap(), "of a file");
    assert_eq!(shell("cat").text().unwrap(), "");
}

#[test]
fn it_has_its_variables_and_its_folder() {
    let there = shell("echo $A $B; pwd").env("A", "1").env("B", "2").current_dir("/");
    assert_eq!(there.text().unwrap(), "1 2\n/");
}

#[test]
fn a_background_child_is_not_waited_for() {
    let began = Instant::now();
    assert_eq!(shell("echo done; sleep 60 & exit 0").text().unwrap(), "done");
    let holds_all =
        shell("exec 3<&0; echo done; sleep 60 <&3 & exit 0").input(vec![b'x'; 5_000_000]);
    assert_eq!(holds_all.text().unwrap(), "done");
    assert!(began.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_background_child_can_go_on_printing() {
    let folder = Scripts::new("goes-on");
    let child = "(sleep 0.1; echo more; echo more >&2; touch went-on) & exit 0";
    assert_eq!(shell(child).current_dir(&folder.0).text().unwrap(), "");
    let began = Instant::now();
    while !folder.0.join("went-on").exists() {
        assert!(began.elapsed() < Duration::from_secs(30), "it was killed");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn what_takes_too_long_is_killed() {
    let limit = Duration::from_millis(300);
    let slow = shell("echo out; echo waiting >&2; sleep 60 & exec sleep 60").timeout(limit);
    let error = slow.text().unwrap_err();
    assert_eq!(error.to_string(), "sh: did not end within 300ms, and was killed: waiting");
    assert_eq!((error.code(), error.timed_out()), (None, true));
    assert_eq!(error.stdout(), "out\n");
    let soon = Duration::from_secs(60);
    assert_eq!(shell("echo soon").timeout(soon).text().unwrap(), "soon");
}

#[test]
fn a_tool_is_asked_for_json() {
    let tools = Scripts::new("tools").with("relation-get", r#"printf '["%s"]' "$*""#);
    let relation_get = Host::new().tool(tools.0.join("relation-get")).args(["-", "a/0"]);
    assert_eq!(relation_get.text().unwrap(), r#"["- a/0"]"#);
    assert_eq!(relation_get.json::<[String; 1]>().unwrap(), ["--format=json - a/0"]);
    assert_eq!(
        Host::new().tool("no-such-tool").text().unwrap_err().to_string(),
        "no-such-tool: not found on PATH; Juju provides it where it runs the charm, and in a local \
         run a script of that name on PATH stands for it"
    );
}

#[test]
fn the_tools_of_an_action_are_refused_with_what_stands_for_them() {
    for (tool, instead) in super::program::INSTEAD {
        for program in [Host::new().tool(tool), Host::new().program(tool)] {
            let told = program.output().unwrap_err().to_string();
            assert_eq!(told, format!("{tool}: a handler does not run it: {instead}"));
        }
    }
}
