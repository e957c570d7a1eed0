//! The structs of the declaration, with what serde derives. It refuses what has no name here, but
//! checks no bounds.

use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportParams {
    pub(crate) name: String,
    pub(crate) comment: String,
    pub(crate) retries: u8,
    pub(crate) offset: i64,
    pub(crate) share: f64,
    pub(crate) force: bool,
    pub(crate) mode: Mode,
    pub(crate) tables: Vec<String>,
    pub(crate) sources: Vec<Source>,
    pub(crate) limits: Limits,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Mode {
    Merge,
    Replace,
    Skip,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) tls: bool,
    pub(crate) weight: f64,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    pub(crate) memory: u64,
    pub(crate) seconds: u16,
    pub(crate) label: Option<String>,
}
