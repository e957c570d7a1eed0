//! The Ceph cluster, for hooks and for actions.

use std::collections::BTreeMap;

use actions_runtime::{Host, Program, ProgramError};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::Storage;

impl Storage {
    /// The program `ceph`, for the cluster of this unit.
    pub(crate) fn ceph(&self, host: &Host) -> Program {
        host.program("ceph").args(["--cluster", &self.cluster])
    }
}

/// A pool as it is shown.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Pool {
    size: u8,
    pg_num: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quota: Option<u64>,
}

/// The pools by their names.
pub(crate) fn pools(ceph: &Program) -> anyhow::Result<BTreeMap<String, Pool>> {
    #[derive(Deserialize)]
    struct Named {
        pool_name: String,
        #[serde(flatten)]
        pool: Pool,
    }
    let ls = ceph.clone().args(["osd", "pool", "ls", "detail", "--format", "json"]);
    let pools: Vec<Named> = ls.json().context("cannot list the pools")?;
    Ok(pools.into_iter().map(|named| (named.pool_name, named.pool)).collect())
}

pub(crate) fn delete_pool(ceph: &Program, name: &str) -> anyhow::Result<()> {
    let delete = ["osd", "pool", "delete", name, name, "--yes-i-really-really-mean-it"];
    match ceph.clone().args(delete).text() {
        // ENOENT: it is gone.
        Err(error) if error.code() == Some(2) => Ok(()),
        ended => ended.map(drop).with_context(|| format!("cannot delete the pool {name}")),
    }
}

/// The inconsistent groups of a pool, with what is wrong with each.
pub(crate) fn inconsistent(
    host: &Host,
    pool: &str,
) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    #[derive(Deserialize)]
    struct Report {
        inconsistents: Vec<Object>,
    }
    #[derive(Deserialize)]
    struct Object {
        errors: Vec<String>,
    }
    let rados = host.program("rados");
    let groups: Vec<String> = rados.clone().args(["list-inconsistent-pg", pool]).json()?;
    let mut found = BTreeMap::new();
    for group in groups {
        let report: Report = rados.clone().args(["list-inconsistent-obj", &group]).json()?;
        let errors = report.inconsistents.into_iter().flat_map(|object| object.errors);
        found.insert(group, errors.collect());
    }
    Ok(found)
}

/// The key of an entity, which is created with the caps where it is not there.
pub(crate) fn key(
    ceph: &Program,
    entity: &str,
    caps: &[(&str, Option<String>)],
) -> Result<String, ProgramError> {
    let mut create = ceph.clone().args(["auth", "get-or-create", entity]);
    for (daemon, cap) in caps {
        if let Some(cap) = cap {
            create = create.args([daemon, cap.as_str()]);
        }
    }
    create.text()?;
    ceph.clone().args(["auth", "get-key", entity]).text()
}

/// The status of the unit, after that of the cluster.
pub(crate) fn set_status(host: &Host) -> anyhow::Result<()> {
    let health = Storage::open(host)?.ceph(host).arg("health").text()?;
    let status = if health.starts_with("HEALTH_OK") { "active" } else { "blocked" };
    host.tool("status-set").args([status, &health]).text()?;
    Ok(())
}
