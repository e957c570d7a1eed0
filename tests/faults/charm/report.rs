//! The results of `report`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use actions_runtime::{Action, ActionResults, Results};
use serde::Serialize;
use serde_json::json;

use crate::actions::ReportOf;

/// The longest value under a key of one letter: a pair has 131,071 bytes.
const LONGEST: usize = 131_069;

/// A struct with a field of each kind.
#[derive(ActionResults, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Copied {
    table_count: usize,
    is_whole: bool,
    ratio: f64,
    file: PathBuf,
    #[results(rename = "text")]
    #[serde(rename = "text")]
    message: String,
    warning: Option<String>,
    hint: Option<&'static str>,
    disk: Disk,
    spare: Option<Disk>,
    rows: BTreeMap<&'static str, u32>,
    tables: Vec<&'static str>,
    #[results(skip)]
    #[serde(skip)]
    _connection: (),
    #[results(flatten)]
    #[serde(flatten)]
    times: Times,
}

/// Nested, and in itself nested.
#[derive(ActionResults, Serialize)]
struct Disk {
    free: u64,
    limit: Limit,
}

#[derive(ActionResults, Serialize)]
struct Limit {
    soft: i8,
}

#[derive(ActionResults, Serialize)]
struct Times {
    began: u64,
    r#type: char,
}

fn copied() -> Copied {
    Copied {
        table_count: 3,
        is_whole: true,
        ratio: 0.25,
        file: "/srv/db.tar".into(),
        message: "two\nlines = 2".to_owned(),
        warning: None,
        hint: Some("--help"),
        disk: Disk { free: u64::MAX, limit: Limit { soft: -1 } },
        spare: None,
        rows: BTreeMap::from([("accounts", 3), ("orders", 5)]),
        tables: vec!["accounts", "orders"],
        _connection: (),
        times: Times { began: 7, r#type: 's' },
    }
}

pub(crate) fn of(action: &Action, kind: ReportOf) -> Results {
    let fine = Results::new().with("rows", 5);
    match kind {
        ReportOf::Derived => copied().into(),
        ReportOf::Serialized => Results::of(&copied()),
        ReportOf::Json => Results::new().with("copy", json!({"rows": {"orders": 5}, "all": [1]})),
        ReportOf::Maps => Results::from([("rows", BTreeMap::from([("orders", Some(5))]))]),
        ReportOf::Keys => Results::from([("Rows", 1), ("a..b", 2), ("-a", 3), ("a_b", 4), ("", 5)])
            .with("rows", 5),
        ReportOf::Reserved => Results::from([
            ("stdout", 1),
            ("a.stderr", 2),
            ("return-code", 3),
            ("return-code.a", 4),
            ("a.return-code", 5),
        ]),
        ReportOf::Leaves => Results::from([("a", 1), ("a.b", 2), ("c.d", 3), ("c", 4)]),
        ReportOf::LeafEarly => {
            action.set("rows", 5);
            Results::from([("rows.orders", 5), ("size", 7)])
        }
        ReportOf::Twice => fine.with("rows", 6),
        ReportOf::Nul => fine.with("raw", "a\0b"),
        ReportOf::Longest => Results::from([("a", "x".repeat(LONGEST))]),
        ReportOf::TooLong => fine.with("a", "x".repeat(LONGEST + 1)),
        ReportOf::Many => ('a'..='t').map(|key| (key.to_string(), "x".repeat(LONGEST))).collect(),
        ReportOf::NoKey => json!(5).into(),
        ReportOf::NoText => fine.with("map", vec![BTreeMap::from([([1], 1)])]),
    }
}
